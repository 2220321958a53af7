import { readSupport } from '../../care/commitments/commitment.js';
import { dateOfDay } from '../../care/wall.js';
import type { Context } from '../../context.js';
import { UsageError } from '../../errors.js';
import { entryJson, type Content, type Entry } from '../../journal/entry.js';
import { readSince } from '../options/often.js';
import { readTitle } from '../options/title.js';
import { settling, tellSettled } from '../options/versions.js';
import { forSupervision, readPeople, tellSource, type AddOptions } from './add.js';
import { figuresIn, readFigures } from './figures.js';
import { readNet, supportNamed } from './read.js';
import { nameOf, oftenWords, titleOf } from './words.js';

const UNDO = '`selfcare journal undo` brings it back.';

/** `support edit REF` */
export async function edit(
  context: Context,
  ref: string,
  options: AddOptions & { readonly title?: string },
): Promise<void> {
  const { out } = context;
  if (Object.keys(options).length === 0) {
    throw new UsageError(
      'what is to change?',
      'give --title, --role, --who, --every, --hours, --average, --group-credit, --preset or --since',
    );
  }
  const { title, since, ...rest } = options;
  const people = readPeople(rest);
  // What cannot be read is said before anything is opened.
  readFigures(rest, { hours: 1 });
  const begun = since === undefined ? {} : { since: await readSince(since, context) };
  const net = await readNet(context);
  const entry = net.entryOf(supportNamed(net, ref, { ended: true }).id);
  const before = figuresIn(entry.data);
  const figures = readFigures(rest, before.figures);
  const data: Record<string, unknown> = { ...before.rest, ...people, ...figures, ...begun };
  const isAsked = rest.preset !== undefined || people.role !== undefined;
  if (isAsked && figures.preset !== undefined) forSupervision(data['role']);
  if (data['who'] === '') delete data['who'];
  const changes: Partial<Content> = {
    data,
    ...(title !== undefined && {
      text: await readTitle(
        context,
        title,
        'selfcare support edit supervision --title "Monday group"',
      ),
    }),
  };
  const saved = await (await context.journal()).revise(entry, settling(entry, changes));
  if (out.json) return out.value(entryJson(saved));
  if (saved.rev === entry.rev) return out.note('Nothing was changed: it said that already.');
  const [now] = readSupport([saved], net.dayStart).commitments;
  if (now) out.note(`Changed: ${nameOf(now)}, ${oftenWords(now)}.`);
  tellSettled(context, entry);
  if (rest.preset !== undefined) tellSource(context, figures.preset);
}

/** `support end REF`: it runs no longer; its sessions stay. */
export async function end(context: Context, ref: string): Promise<void> {
  const net = await readNet(context);
  const commitment = supportNamed(net, ref);
  const entry = net.entryOf(commitment.id);
  const data = { ...entry.data, ended: dateOfDay(net.today) };
  const saved = await (await context.journal()).revise(entry, { data });
  tell(context, saved, `${titleOf(commitment)} has ended. ${UNDO}`);
}

/** `support remove REF` */
export async function remove(context: Context, ref: string): Promise<void> {
  const net = await readNet(context);
  const commitment = supportNamed(net, ref, { ended: true });
  const entry = net.entryOf(commitment.id);
  await (await context.journal()).remove(entry);
  tell(context, entry, `${titleOf(commitment)} is gone. ${UNDO}`);
}

function tell({ out }: Context, entry: Entry, line: string): void {
  if (out.json) out.value(entryJson(entry));
  else out.note(line);
}
