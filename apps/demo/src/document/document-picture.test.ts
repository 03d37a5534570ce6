import { formatOf, MOST_BYTES, readDocumentPicture } from './document-picture';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const file = (text: string, name = 'id.bin') => new File([bytes(text)], name);

const JPEG = '\xff\xd8\xff\xe0rest';

describe('the picture of a document', () => {
  it.each([
    [JPEG, 'JPEG'],
    ['\x89PNG\r\n\x1a\nrest', 'PNG'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'WEBP'],
    ['FAC\x00010\0', 'ISO_19794_5'],
    ['RIFF\x10\0\0\0WAVEfmt ', null],
    ['<svg xmlns="">', null],
    ['', null],
  ])('is what its first bytes say: %j', (text, format) => {
    expect(formatOf(bytes(text))).toBe(format);
  });

  it('is read whole, whatever its name', async () => {
    const long = JPEG + 'x'.repeat(20_000);
    expect(await readDocumentPicture(file(long, 'passport.png'))).toEqual({
      name: 'passport.png',
      format: 'JPEG',
      bytes: long.length,
      base64: btoa(long),
      address: `data:image/jpeg;base64,${btoa(long)}`,
    });
  });

  it('has nothing to show of a face image record', async () => {
    expect(await readDocumentPicture(file('FAC\x00010\0'))).toMatchObject({ address: null });
  });

  it('is refused where it is none, or too large for the form', async () => {
    expect(await readDocumentPicture(file('text'))).toBe('unknownFormat');
    const large = new File([], 'large.jpg');
    Object.defineProperty(large, 'size', { value: MOST_BYTES + 1 });
    expect(await readDocumentPicture(large)).toBe('tooLarge');
  });

  it('is refused where the browser cannot read it', async () => {
    const gone = new File([], 'gone.jpg');
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    expect(await readDocumentPicture(gone)).toBe('unreadable');
  });
});
