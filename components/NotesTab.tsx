import type { CaseModel } from '../utils/counter/case.ts';
import type { PassageModel } from '../utils/counter/passage.ts';
import { CaseProblem } from './CaseProblem.tsx';
import { NotesView } from './NotesView.tsx';

/** Bound to the dossier whose box it is: what is still unsaved when another one is shown does not go into that one. */
const writeIn = (model: CaseModel, dossierId: string) => (noteId: string, text: string) =>
  model.writeNote(noteId, text, dossierId);

export const NotesTab = ({ model, iso, passage }: { model: CaseModel; iso: () => string; passage?: PassageModel }) => (
  <>
    <CaseProblem model={model} />
    <NotesView
      key={model.workingId.value}
      notes={model.dossier.value?.notes ?? []}
      newId={model.newId}
      iso={iso}
      onWrite={writeIn(model, model.workingId.value)}
      onPin={(noteId, on) => void model.pinNote(noteId, on).catch(() => {})}
      onCopy={(text) => void navigator.clipboard.writeText(text)}
      snippets={model.snippets.value}
      values={model.values.value}
      passage={passage}
    />
  </>
);
