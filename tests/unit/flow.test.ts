import { expectTypeOf, it } from 'vitest';
import { buildChecklist } from '../../utils/checklist/checklist.ts';
import { readCard } from '../../utils/citizen/read.ts';
import { computeDeadline } from '../../utils/deadline/compute.ts';
import { explain } from '../../utils/deadline/explain.ts';
import { fold } from '../../utils/dossier/fold.ts';
import { plan } from '../../utils/fill/plan.ts';
import type { Chain } from '../../utils/flow.ts';
import { matchForm } from '../../utils/match/match.ts';
import { findRows } from '../../utils/portal/list.ts';
import type { ProcedureLibrary } from '../../utils/procedure/library.ts';
import { planReminders } from '../../utils/remind/plan.ts';
import { shapeOf } from '../../utils/scan/shape.ts';

it('the map of the chain says what the links do', () => {
  expectTypeOf(shapeOf).toExtend<Chain['scan']>();
  expectTypeOf(readCard).toExtend<Chain['citizen']>();
  expectTypeOf(findRows).toExtend<Chain['list']>();
  expectTypeOf(matchForm).toExtend<Chain['match']>();
  expectTypeOf(plan).toExtend<Chain['plan']>();
  expectTypeOf<ProcedureLibrary['load']>().toExtend<Chain['procedure']>();
  expectTypeOf(buildChecklist).toExtend<Chain['checklist']>();
  expectTypeOf(fold).toExtend<Chain['dossier']>();
  expectTypeOf(computeDeadline).toExtend<Chain['deadline']>();
  expectTypeOf(explain).toExtend<Chain['explain']>();
  expectTypeOf(planReminders).toExtend<Chain['remind']>();
});
