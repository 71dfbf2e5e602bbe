import fs from 'node:fs';
import pixelmatch from 'pixelmatch';

/** Letters are smoothed a little differently from one machine to the next. */
const THRESHOLD = 0.2;
/** So small a share of pixels differs by that alone. */
const NO_SHARE = 0.0001;

/** Of WebP, from 0 to 1: letters stay sharp, at a third of the size that they have without loss. */
const QUALITY = 0.6;

/** Turns a PNG into WebP. */
export const asWebp = async (page, png) =>
  Buffer.from(
    await page.evaluate(
      async ({ base64, quality }) => {
        const image = new Image();
        image.src = `data:image/png;base64,${base64}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        canvas.getContext('2d').drawImage(image, 0, 0);
        return canvas.toDataURL('image/webp', quality).split(',')[1];
      },
      { base64: png.toString('base64'), quality: QUALITY },
    ),
    'base64',
  );

/** The pixels of a WebP. */
async function pixelsOf(page, webp) {
  const { width, height, base64 } = await page.evaluate(async text => {
    const image = new Image();
    image.src = `data:image/webp;base64,${text}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width;
    canvas.height = image.height;
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const url = await new Promise(resolve => {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.readAsDataURL(new Blob([data]));
    });
    return {
      width: image.width,
      height: image.height,
      base64: url.split(',')[1],
    };
  }, webp.toString('base64'));
  return { width, height, data: Buffer.from(base64, 'base64') };
}

/** How a picture differs from the one in a file, in words; nothing where it does not. */
export async function differenceFrom(page, file, picture) {
  if (!fs.existsSync(file)) {
    return 'new';
  }
  const [before, after] = [
    await pixelsOf(page, fs.readFileSync(file)),
    await pixelsOf(page, picture),
  ];
  const { width, height } = after;
  if (before.width !== width || before.height !== height) {
    return `${before.width} × ${before.height} before, ${width} × ${height} now`;
  }
  const differing = pixelmatch(
    before.data,
    after.data,
    undefined,
    width,
    height,
    {
      threshold: THRESHOLD,
    },
  );
  const share = differing / (width * height);
  return share < NO_SHARE
    ? undefined
    : `${(100 * share).toFixed(2)} % of its pixels differ`;
}
