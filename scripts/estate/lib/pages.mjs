import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** The largest file that is written, in bytes. */
export const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Writes items into JSON files of at most {@link MAX_BYTES} each, as they come, so that no more than one of them is held.
 *
 * @param nameOf - the path of a file by its number, from 1
 * @param head - the text before the first item of each file
 * @param tail - the text after the last one; gets whether another file follows
 * @param reserved - bytes by which the tail may be longer where no other file follows
 */
export async function writePages(
  items,
  { nameOf, head, tail, reserved = 0, maxBytes = MAX_BYTES },
) {
  const written = [];
  let page;
  const open = () => {
    const path = nameOf(written.length + 1);
    written.push(path);
    const stream = createWriteStream(path);
    stream.write(head);
    page = {
      stream,
      bytes: Buffer.byteLength(head) + Buffer.byteLength(tail(true)) + reserved,
      isEmpty: true,
    };
  };
  const close = async isFollowed => {
    page.stream.end(tail(isFollowed));
    await once(page.stream, 'finish');
  };
  open();
  for (const item of items) {
    const text = JSON.stringify(item);
    const bytes = Buffer.byteLength(text) + 2;
    if (!page.isEmpty && page.bytes + bytes > maxBytes) {
      await close(true);
      open();
    }
    if (!page.stream.write(page.isEmpty ? text : `,\n${text}`)) {
      await once(page.stream, 'drain');
    }
    page.bytes += bytes;
    page.isEmpty = false;
  }
  await close(false);
  return written;
}
