/** How the persons of one text belong together: who is meant, and who only says whose relative that is. Pure. */
import type { Hit } from './read.ts';
import type { Role } from './types.ts';

const CONJUNCTION = new Set(['và', 'hoặc', 'hay', 'cùng', 'là']);
const DEATH = /^(?:(?:đã|bị|mới|vừa) )*(?:chết|mất|qua đời|từ trần|tử vong|hy sinh)(?= |$)/u;
/** Whose relative somebody may be said to be without "của": "mẹ bé", "thân nhân người chết". */
const RELATED = new Set<Role | 'none'>(['child', 'deceased', 'applicant', 'subject', 'householder']);
const KINSFOLK = new Set<Role | 'none'>(['father', 'mother', 'husband', 'wife', 'spouse', 'relative']);
/** Bodies, not persons: "người đại diện của tổ chức" is the person. */
const BODY =
  /^(?:doanh nghiệp|công ty|công ty cổ phần|tổ chức|cơ quan|hộ kinh doanh|đơn vị|hợp tác xã|company|organization)$/;
const roleOf = (hit: Hit): Role | 'none' | undefined => (hit.meaning.kind === 'role' ? hit.meaning.role : undefined);

/**
 * "Mẹ của trẻ" names the mother only; "cha, mẹ của trẻ" both parents; "người lao động đã chết" a deceased.
 * @param exact the words of the text
 * @param breaks words with punctuation right before them
 */
export const grammar = (hits: Hit[], exact: string[], breaks: ReadonlySet<number>): Hit[] => {
  const persons = hits.filter((h) => h.meaning.kind === 'role');
  const out = [...hits];
  for (const [i, hit] of persons.entries()) {
    const end = hit.at + hit.words;
    const role = roleOf(hit)!;
    if (!KINSFOLK.has(role) && role !== 'child' && DEATH.test(exact.slice(end, end + 4).join(' ')))
      out[out.indexOf(hit)] = { ...hit, meaning: { kind: 'role', role: 'deceased', weak: false } };
    // "Người được đại diện", "bên được giám hộ": the passive is the other side; "được ủy quyền" is a phrase of its own.
    if (role === 'representative' && exact[hit.at - 1] === 'được')
      out[out.indexOf(hit)] = { ...hit, meaning: { kind: 'role', role: 'subject', weak: false } };
    const next = persons[i + 1];
    if (!next || roleOf(next) === role) continue;
    const between = exact.slice(end, next.at);
    let apart = between.some((w) => CONJUNCTION.has(w));
    for (let k = end; k <= next.at; k++) apart ||= breaks.has(k);
    if (apart) continue;
    if (roleOf(next) === 'none' && BODY.test(next.text)) {
      out[out.indexOf(next)] = { ...next, object: true };
      continue;
    }
    const of = between.length === 1 && between[0] === 'của';
    // A child of somebody is not the child that the form is about.
    const related = between.length === 0 && KINSFOLK.has(role) && RELATED.has(roleOf(next)!);
    if ((of && (role !== 'child' || /^(?:father|mother)$/.test(roleOf(next)!))) || related)
      out[out.indexOf(next)] = { ...next, object: true };
  }
  return out;
};
