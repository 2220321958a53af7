import { listDevices, listLoose, listPacks, type JournalFile } from '../layout.js';

/** Every file of a journal; what cannot be listed is passed over. */
export function journalFiles(folder: string): JournalFile[] {
  return quietly(() => listDevices(folder)).flatMap((device) => [
    ...quietly(() => listLoose(folder, device)),
    ...quietly(() => listPacks(folder, device)),
  ]);
}

function quietly<T>(list: () => T[]): T[] {
  try {
    return list();
  } catch {
    return [];
  }
}
