import { createTarDecoder, createTarPacker } from 'modern-tar';

/** A file on its way into an archive. */
export interface Outgoing {
  readonly name: string;
  readonly size: number;
  /** When the archive is made. */
  readonly made: Date;
  readonly chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A file on its way out of an archive; its chunks are read before the next is asked for. */
export interface Incoming {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Bytes that may wait to be understood: no header is as long. */
const HEADERS = 4_000_000;
const PIECE = 65_536;
/** Bytes that may be packed before they are wanted. */
const AHEAD = 500_000;

/** A tar archive of these files, mode 0600, as it is written. */
export async function* tarOf(files: AsyncIterable<Outgoing>): AsyncGenerator<Uint8Array> {
  const { readable, controller } = createTarPacker();
  // The packer itself would run 8 MB ahead of whoever reads it.
  let ahead = 0;
  let isLeft = false;
  let resume = () => {};
  const filling = (async () => {
    for await (const { name, size, made, chunks } of files) {
      const header = { name, size, mtime: made, mode: 0o600, type: 'file' as const };
      const writer = controller.add(header).getWriter();
      for await (const chunk of chunks) {
        await writer.write(chunk);
        ahead += chunk.length;
        while (ahead > AHEAD && !isLeft) await new Promise<void>((done) => (resume = done));
      }
      await writer.close();
    }
    controller.finalize();
  })().catch((error: unknown) => {
    controller.error(error);
  });
  try {
    for await (const chunk of readable) {
      yield chunk;
      ahead = Math.max(0, ahead - chunk.length);
      resume();
    }
  } finally {
    isLeft = true;
    resume();
    await filling;
  }
}

/**
 * The members of a tar archive, one after another.
 *
 * @throws Error where it is damaged, breaks off, or is made to take more memory than there is
 */
export async function* membersOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Incoming> {
  const { readable, writable } = createTarDecoder({ strict: true });
  const writer = writable.getWriter();
  let waiting = 0;
  const filling = (async () => {
    for await (const chunk of source) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE);
        waiting += piece.length;
        if (waiting > HEADERS) throw new Error('a header without end');
        await writer.write(Uint8Array.from(piece));
      }
    }
    await writer.close();
  })();
  const failed = filling.catch(async (error: unknown) => {
    await writer.abort(error).catch(() => undefined);
    throw error;
  });
  // It is waited for at the end; the reader may fail first.
  failed.catch(() => undefined);
  try {
    for await (const { header, body } of readable) {
      const { name, size, type = 'file' } = header;
      waiting = 0;
      let isRead = false;
      const chunks = counted(body, () => {
        waiting = 0;
        isRead = true;
      });
      yield { name, size, type, chunks };
      // Read to its end even where nobody wants it: cancelled, the one after it may wait for ever.
      if (!isRead) for await (const chunk of chunks) if (chunk.length === 0) continue;
    }
    await failed;
  } finally {
    // Whoever has seen enough leaves the rest unread; the file is closed all the same.
    await writer.abort().catch(() => undefined);
    await failed.catch(() => undefined);
  }
}

async function* counted(
  body: AsyncIterable<Uint8Array>,
  read: () => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    read();
    yield chunk;
  }
}
