import type { CaseModel } from '../utils/counter/case.ts';
import type { PassageModel } from '../utils/counter/passage.ts';
import type { StandstillModel } from '../utils/counter/standstill.ts';
import { CaseProblem } from './CaseProblem.tsx';
import { NotesView } from './NotesView.tsx';

type WriteNote = StandstillModel['writeNote'];

/** Bound to the dossier whose box it is: what is still unsaved when another one is shown does not go into that one. */
const writeIn = (write: WriteNote, dossierId: string) => (noteId: string, text: string) =>
  write(noteId, text, dossierId);

interface Props {
  model: CaseModel;
  write: WriteNote;
  iso: () => string;
  passage?: PassageModel;
}

export const NotesTab = ({ model, write, iso, passage }: Props) => (
  <>
    <CaseProblem model={model} />
    <NotesView
      key={model.workingId.value}
      notes={model.dossier.value?.notes ?? []}
      newId={model.newId}
      iso={iso}
      onWrite={writeIn(write, model.workingId.value)}
      onPin={(noteId, on) => void model.pinNote(noteId, on).catch(() => {})}
      onCopy={(text) => void navigator.clipboard.writeText(text)}
      snippets={model.snippets.value}
      values={model.values.value}
      passage={passage}
    />
  </>
);
