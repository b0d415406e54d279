/** Decides the person of each field from its witnesses and from the order of the fields. Pure. */
import type { Field } from '../portal/types.ts';
import type { Somebody, Witness } from './role.ts';

export interface Person {
  role: Somebody;
  sure: number;
  why: string[];
}

/** Constants of confidence; SURE (types.ts) lies at 0.75. */
const AGREE = 0.97;
const LABEL_ALONE = 0.92;
const SECTION_ALONE = 0.9;
const LABEL_OVER_SECTION = 0.85;
const NAME_ALONE = 0.82;
const ONE_PERSON = 0.85;
const CONTINUED = 0.8;
const GUESS = 0.5;
const DISAGREE = 0.4;
const UNKNOWN = 0.3;

const KIN = /^(?:father|mother|child|husband|wife|spouse)$/;
/** Says nothing of who it is; the brackets behind do: "Người có tên dưới đây (người con)". */
const NAMED_BELOW = /người có tên/iu;
const REACHED = /^(?:phone|email)$/;
const UNREACHED = new Set<Somebody>(['child', 'deceased', 'adoptedChild']);

export interface Order {
  /** No heading names a person, and only one name is asked for without saying whose: the rest is that person's. */
  onePerson: boolean;
  /** How often each attribute occurs in a section without a person of its own (repeatKey): twice and more means once per person. */
  repeats: ReadonlyMap<string, number>;
  /** Person that the form's title is about, for a first block without heading. */
  subject: Somebody;
}

const pathOf = (field: Field): string => field.section.join('\u001f');
export const repeatKey = (field: Field, attribute: string): string => `${pathOf(field)}\u001e${attribute}`;

/** Remembers, in document order, whose block the last fields were in. */
export class Sequence {
  private path = '';
  /** Person of the last heading that named one, and how sure. */
  private block: Person | undefined;
  /** Person that a label in this section named last. */
  private run: Somebody | undefined;
  /** A line of its own began the run. */
  private opened = false;
  /** The first person that a label in this section named: the one the section is mainly about. */
  private main: Somebody | undefined;
  private last: Person | undefined;
  private had = new Set<string>();
  /** Somebody whom nobody knows was named: what follows may be theirs, until a known person is named again. */
  private lost = false;
  /** Who that may be. */
  private lostAs: Somebody | undefined;
  /** The first person of the form. */
  private first: Somebody | undefined;
  private row = 0;
  private readonly marks = new Map<string, string>();
  private readonly order: Order;

  constructor(order: Order) {
    this.order = order;
  }

  /**
   * @param mark number of the block in the control's name, '' for none (blocks.ts)
   * @param row of a list of persons, 0 for none (blocks.ts)
   */
  next(field: Field, witness: Witness, attribute: string, follows: boolean, mark = '', row = 0): Person {
    const path = pathOf(field);
    if (path !== this.path) {
      this.path = path;
      this.run = undefined;
      this.main = undefined;
      this.had.clear();
      this.lost = witness.sectionStranger;
      this.lostAs = witness.sectionLikely;
      if (witness.section.length || witness.heading === 'dossier' || witness.heading === 'stranger')
        this.block = undefined;
    }
    if (row !== this.row) {
      this.row = row;
      this.run = undefined;
      this.main = undefined;
    }
    if (witness.opens) this.open(witness.opens);
    const told = witness.label.length === 1 && !witness.stranger;
    // "Họ tên kế toán trưởng": what follows is not the person's before.
    const outsider = told && witness.label[0] === 'none' && attribute === 'fullName';
    if (witness.stranger || witness.before || outsider) {
      this.lost = true;
      this.lostAs = witness.likely ?? this.lostAs;
    }
    if (told && !outsider && !witness.sectionStranger) this.lost = false;
    const decided = this.row
      ? this.inRow(witness, attribute, follows, mark)
      : this.decide(witness, attribute, follows, mark);
    const named = witness.name !== undefined && witness.name === decided.role;
    // "Họ tên mẹ" in the block of somebody unknown is that one's mother.
    const label = witness.label[0]!;
    const unknown = witness.sectionStranger && (witness.inner || !witness.section.length);
    const kin = told && unknown && (KIN.test(label) || label === 'applicant') && !witness.section.includes(label);
    const own = (told && !kin) || (named && !witness.stranger && !witness.sectionStranger);
    const astray = !own && (this.lost || this.strays(path, decided.role, mark));
    const person = astray
      ? {
          ...decided,
          role: this.lost ? this.whoElse(decided, witness) : decided.role,
          sure: Math.min(decided.sure, GUESS),
        }
      : this.better(decided, attribute, own);
    const personal = attribute !== 'other' && attribute !== 'none';
    if (personal) this.first ??= person.role;
    if (witness.label.length === 1 && witness.label[0] !== 'none' && personal) {
      this.run = witness.label[0];
      this.opened = false;
      this.main ??= this.run;
    }
    if (witness.section.length === 1 && person.role === witness.section[0]) this.block = person;
    this.had.add(`${person.role} ${attribute}`);
    this.last = person;
    return person;
  }

  /** The best guess for somebody whom nobody knows: never the one of the block before. */
  private whoElse(decided: Person, w: Witness): Somebody {
    if (w.label.length === 1 && !w.stranger) return decided.role;
    if (this.lostAs) return this.lostAs;
    if (w.label.length || w.section.length) return decided.role;
    return this.first === undefined || this.first === 'applicant' ? decided.role : 'applicant';
  }

  /** Where only order speaks: a passport is the main person's, and neither a child nor the dead are called back. */
  private better(decided: Person, attribute: string, own: boolean): Person {
    if (own || decided.sure > GUESS) return decided;
    if (attribute === 'passportNumber' && this.first) return { ...decided, role: this.first };
    return REACHED.test(attribute) && UNREACHED.has(decided.role) ? { ...decided, role: 'applicant' } : decided;
  }

  /** The second row of a list is another person than the first, and only the first one is known. */
  private inRow(w: Witness, attribute: string, follows: boolean, mark: string): Person {
    // "Danh sách người tham gia" lists others beside the one who asks.
    const listed = w.section.length > 0 && w.section.join() !== 'applicant';
    if (!w.label.length && !listed && !w.name && !this.run)
      return { role: 'relative', sure: UNKNOWN, why: ['danh sách'] };
    const person = this.decide(w, attribute, follows, mark);
    return this.row > 1 ? { ...person, sure: Math.min(person.sure, DISAGREE) } : person;
  }

  /** The name counts another block of the same section than the one in which this person began. */
  private strays(path: string, role: Somebody, mark: string): boolean {
    if (!mark) return false;
    const key = `${path}\u001f${role}`;
    const began = this.marks.get(key);
    if (began === undefined) this.marks.set(key, mark);
    return began !== undefined && began !== mark;
  }

  /** A line of its own names a person: the run begins anew. */
  private open(person: Somebody): void {
    this.run = person;
    this.main = person;
    this.opened = true;
    this.had.clear();
    this.lost = false;
  }

  private decide(said: Witness, attribute: string, follows: boolean, mark: string): Person {
    // QUAN_HE_CHU_HO is a relation to the householder: whose it is, the name does not tell.
    const object = attribute === 'relationship' && said.name !== undefined && said.object.includes(said.name);
    const w = object ? { ...said, name: undefined } : said;
    if (this.run && w.object.includes(this.run)) this.run = undefined;
    const label = w.label.length === 1 ? w.label[0]! : undefined;
    const section = w.section.length === 1 ? w.section[0]! : undefined;
    const labelSays = `nhãn “${w.labelText}”`;
    const sectionSays = `mục “${w.sectionText}”`;
    const nameSays = `tên ô ${w.nameText}`;
    if (w.label.length > 1) {
      const told = [section, w.name].filter((r): r is Somebody => r !== undefined && w.label.includes(r));
      const one = told.length && told.every((r) => r === told[0]);
      return one
        ? { role: told[0]!, sure: CONTINUED, why: [sectionSays] }
        : { role: w.label[0]!, sure: UNKNOWN, why: [labelSays] };
    }
    // "Trẻ", "con" in the block of the adopted child is that child.
    if (label === 'child' && w.section.includes('adoptedChild'))
      return { role: 'adoptedChild', sure: section ? AGREE : UNKNOWN, why: [labelSays, sectionSays] };
    if (label) {
      if (w.name && w.name !== label) return { role: label, sure: DISAGREE, why: [labelSays, nameSays] };
      if (section === label || w.name === label)
        return { role: label, sure: AGREE, why: [labelSays, ...(section === label ? [sectionSays] : [nameSays])] };
      if (!w.section.length || w.section.includes(label)) return { role: label, sure: LABEL_ALONE, why: [labelSays] };
      // "Người làm thủ tục" in the block of the one who is authorised is that one; under another heading it may be anybody.
      if (label === 'applicant')
        return { role: section === 'representative' ? section : label, sure: GUESS, why: [labelSays, sectionSays] };
      // "Tên thành viên" under "Thành viên góp vốn", "Người đại diện" under "Doanh nghiệp": theirs, not the citizen's.
      const theirs = section === 'none';
      return { role: label, sure: theirs ? GUESS : LABEL_OVER_SECTION, why: [labelSays] };
    }
    // "Bên nhận (người nộp hồ sơ)" is one person in two parts: which of them the form means, the officer says.
    if (section === 'subject' && w.gloss.length === 1 && KIN.test(w.gloss[0]!) && NAMED_BELOW.test(w.sectionText))
      return { role: w.gloss[0]!, sure: SECTION_ALONE, why: [sectionSays] };
    const twoParts = section !== undefined && w.gloss.length === 1 && w.gloss[0] !== section && !KIN.test(section);
    if (section && twoParts && !w.name)
      return { role: w.gloss[0] === 'applicant' ? 'applicant' : section, sure: GUESS, why: [sectionSays] };
    if (section) {
      // "Quan hệ với chủ hộ" in the householder's block is somebody else's relation: whose, it does not say.
      if (attribute === 'relationship' && !this.run && w.object.includes(section))
        return { role: this.first ?? 'applicant', sure: UNKNOWN, why: [sectionSays] };
      if (w.name === section) return { role: section, sure: AGREE, why: [sectionSays, nameSays] };
      // "Họ tên vợ" and a control called after her: two witnesses against the heading.
      if (w.name && this.run === w.name) return { role: w.name, sure: CONTINUED, why: [nameSays, 'theo thứ tự ô'] };
      if (w.name)
        return {
          role: w.gloss.includes(w.name) || !w.inner ? w.name : section,
          sure: DISAGREE,
          why: [sectionSays, nameSays],
        };
      if (this.run && this.run !== section && attribute === 'relationship' && w.object.includes(section))
        return { role: this.run, sure: GUESS, why: [sectionSays, 'theo thứ tự ô'] };
      if (this.run && this.run !== section)
        // After "Họ tên mẹ" in the child's section, whose is "Ngày sinh"? The name of the control may tell, order may not.
        return this.had.has(`${section} ${attribute}`) || ![...this.had].some((k) => k.startsWith(`${section} `))
          ? { role: this.run, sure: GUESS, why: [sectionSays, 'theo thứ tự ô'] }
          : { role: section, sure: GUESS, why: [sectionSays] };
      // data[hoten_bo] under "Thông tin gia đình", somewhere inside the person's own part of the form.
      if (!w.inner && w.weakName && KIN.test(w.weakName))
        return { role: w.weakName, sure: GUESS, why: [sectionSays, nameSays] };
      return { role: section, sure: SECTION_ALONE, why: [sectionSays] };
    }
    if (w.section.length > 1) {
      const others = w.section.filter((role) => !w.object.includes(role));
      if (attribute === 'relationship' && others.length < w.section.length)
        return {
          role: others.length === 1 ? others[0]! : (this.first ?? 'applicant'),
          sure: UNKNOWN,
          why: [sectionSays],
        };
      if (w.name && w.section.includes(w.name))
        return { role: w.name, sure: LABEL_OVER_SECTION, why: [sectionSays, nameSays] };
      if (this.run && w.section.includes(this.run))
        return { role: this.run, sure: this.ordered(attribute, follows), why: [sectionSays, 'theo thứ tự ô'] };
      return { role: w.name ?? w.section[0]!, sure: UNKNOWN, why: [sectionSays] };
    }
    return this.withoutHeading(w, attribute, follows, nameSays, mark);
  }

  private withoutHeading(w: Witness, attribute: string, follows: boolean, nameSays: string, mark: string): Person {
    if (this.run && this.order.onePerson && !w.name && !this.had.has(`applicant ${attribute}`))
      // After "SĐT người thân" on a one-person form: most likely still the main person, but order alone is no proof.
      return { role: this.order.subject, sure: GUESS, why: ['biểu mẫu một người'] };
    if (this.run) {
      if (w.name && w.name !== this.run)
        return { role: this.opened ? this.run : w.name, sure: DISAGREE, why: [nameSays, 'theo thứ tự ô'] };
      if (w.name) return { role: w.name, sure: AGREE, why: [nameSays, 'theo thứ tự ô'] };
      return { role: this.run, sure: this.ordered(attribute, follows), why: ['theo thứ tự ô'] };
    }
    const inBlock = this.block && (w.heading === 'place' || w.heading === 'plain') ? this.block : undefined;
    if (w.name) {
      // A heading that names no person ("Nơi cư trú") belongs to the person before it, unless the control says otherwise.
      if (inBlock?.role === w.name) return { role: w.name, sure: AGREE, why: [nameSays] };
      return { role: w.name, sure: NAME_ALONE, why: [nameSays] };
    }
    if (inBlock) {
      const sure = w.heading === 'place' ? CONTINUED : GUESS;
      return { role: inBlock.role, sure: Math.min(sure, inBlock.sure), why: [...inBlock.why, 'mục tiếp theo'] };
    }
    if (follows && this.last) return { ...this.last, why: [...this.last.why, 'ô liền trước'] };
    if (w.heading === 'contact') return { role: 'applicant', sure: GUESS, why: ['mục liên hệ'] };
    if (this.order.onePerson) {
      const sure = this.order.subject === 'applicant' ? ONE_PERSON : GUESS;
      return { role: this.order.subject, sure, why: ['biểu mẫu một người'] };
    }
    if (attribute === 'relationship' && !mark) return { role: 'applicant', sure: GUESS, why: ['mục đầu biểu mẫu'] };
    if (w.weakName) return { role: w.weakName, sure: GUESS, why: [nameSays] };
    // Rows of a list without a heading: mostly the persons whom the form is about.
    if (mark) return { role: 'subject', sure: UNKNOWN, why: ['danh sách'] };
    if (this.block) return { role: this.block.role, sure: UNKNOWN, why: [] };
    return { role: this.order.subject, sure: GUESS, why: ['mục đầu biểu mẫu'] };
  }

  /** Order alone carries a person on only where the same question comes once per person, or belongs to the field before. */
  private ordered(attribute: string, follows: boolean): number {
    const again = this.had.has(`${this.run} ${attribute}`);
    // Asked before in this run: order alone does not say that the second is theirs too.
    if (again && !follows) return GUESS;
    const first = this.run === this.main && !again;
    return follows || first || (this.order.repeats.get(`${this.path}\u001e${attribute}`) ?? 0) > 1 ? CONTINUED : GUESS;
  }
}
