import { buildChecklist } from '../../checklist/checklist.ts';
import { SHEETS, sheetOf, sheetText } from '../../checklist/sheets.ts';
import { NO_OFFICE } from '../../settings/settings.ts';
import { curated } from '../catalogue.ts';
import { figure, type Measured, times } from './figure.ts';

const ROUNDS = 30;

/** Every slip of every curated procedure with all its papers missing, as data and as plain text. No figure is set for them: an officer waits for one. */
export const measure = async (): Promise<Measured> => {
  const inputs = (await curated()).map((procedure) => {
    const states = Object.fromEntries(procedure.papers.map(({ id }) => [id, 'missing' as const]));
    return {
      procedure,
      checklist: buildChecklist(procedure, states),
      office: NO_OFFICE,
      dossier: null,
      today: '2026-11-23',
    };
  });
  let letters = 0;
  const ms = times(ROUNDS, () => {
    letters = 0;
    for (const input of inputs) for (const kind of SHEETS) letters += sheetText(sheetOf(kind, input)).length;
  });
  const slips = inputs.length * SHEETS.length;
  return {
    figures: [
      figure(
        'slips.make',
        'make one slip, as a page and as text',
        ms.map((all) => all / slips),
      ),
    ],
    remarks: [`${slips} slips of ${inputs.length} procedures, ${letters} letters`],
  };
};
