import '../utils/i18n/keeping.ts';
import { useState } from 'preact/hooks';
import { t } from '../utils/i18n/ui.ts';

interface Props {
  label: string;
  /** Looks like a line of explanation instead of a label. */
  quiet?: boolean;
  accept: string;
  multiple?: boolean;
  /** The form's name of it: the file then stays in the box until the form is sent. */
  name?: string;
  required?: boolean;
  testId?: string;
  onFiles?: (files: File[]) => void;
}

/**
 * The browser's own file box with our words over it: the browser's are in the browser's language. The box itself lies over them unseen, so that
 * click, keyboard, screen reader and a file dropped on it work as they always do.
 */
export const FileField = ({ label, quiet, accept, multiple, name, required, testId, onFiles }: Props) => {
  const [chosen, setChosen] = useState('');
  return (
    <label>
      <span class={quiet ? 'small muted' : ''}>{label}</span>
      <span class="file-field">
        <input
          type="file"
          accept={accept}
          multiple={multiple ?? false}
          name={name}
          required={required ?? false}
          autocomplete="off"
          title={chosen || t('files.none')}
          data-testid={testId}
          onChange={(event) => {
            const box = event.currentTarget;
            // A list of its own: emptying the box empties the browser's.
            const files = [...(box.files ?? [])];
            if (files.length > 0 || name) setChosen(files.map((file) => file.name).join(', '));
            // The same file may be chosen again.
            if (!name) box.value = '';
            if (files.length > 0) onFiles?.(files);
          }}
        />
        <span class="button" aria-hidden="true">
          {t('files.choose')}
        </span>
        <span class="grow small muted" aria-live="polite">
          {chosen || t('files.none')}
        </span>
      </span>
    </label>
  );
};
