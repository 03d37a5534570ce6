import { beforeAll, describe, expect, it } from 'vitest';
import type * as Protocol from '../src/index.ts';
import type * as ProtocolOpen from '../src/open/index.ts';
import type { VectorKeys } from './vector-files.ts';
import hostile from '../vectors/hostile-captures.json' with { type: 'json' };
import keys from '../vectors/test-only-keys.json' with { type: 'json' };
import valid from '../vectors/valid-captures.json' with { type: 'json' };
import { base64url } from './deterministic-jwe.ts';

/** What a library of the wire has to offer to be tested. */
export interface Library {
  seal: Pick<
    typeof Protocol,
    'sealCapture' | 'parseKeySet' | 'encodeKeySet' | 'encodeCbor' | 'decodeCbor' | 'validateCapture'
  >;
  open: Pick<typeof ProtocolOpen, 'openCapture' | 'importOpeningKeys' | 'publicKeySet'>;
}

const asJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, member: unknown) =>
      member instanceof Uint8Array ? { base64url: base64url(member) } : member,
    ),
  );

const REASONS: Record<string, (reason: string) => boolean> = {
  cbor: (reason) => reason === 'not-cbor',
  capture: (reason) => reason === 'not-a-capture',
  'form, key or authentication': (reason) => reason !== 'not-cbor' && reason !== 'not-a-capture',
};

/** Runs the vectors against a library, in whichever runtime this is. */
export const conformance = (name: string, { seal, open }: Library): void => {
  const { ring } = keys as VectorKeys;
  let openingKeys: ProtocolOpen.OpeningKey[];
  let recipient: Protocol.RecipientKey;

  beforeAll(async () => {
    openingKeys = await open.importOpeningKeys(ring, 0);
    const [key] = await seal.parseKeySet(seal.encodeKeySet(open.publicKeySet(ring)));
    if (!key) throw new Error('no recipient key');
    recipient = key;
  });

  describe(`${name}: valid captures`, () => {
    it.each(valid.cases)('opens: $name', async ({ sealed, capture }) => {
      const opened = await open.openCapture(sealed, openingKeys);
      if (!opened.ok) throw new Error(JSON.stringify(opened));
      expect(asJson(opened.capture)).toEqual(capture);
      const fromOctets = await open.openCapture(new TextEncoder().encode(sealed), openingKeys);
      expect(fromOctets).toEqual(opened);
    });

    it.each(valid.cases)('seals again: $name', async ({ sealed }) => {
      const opened = await open.openCapture(sealed, openingKeys);
      if (!opened.ok) throw new Error(JSON.stringify(opened));
      const again = await seal.sealCapture(opened.capture, recipient);
      expect(again).not.toBe(sealed);
      expect(await open.openCapture(again, openingKeys)).toEqual(opened);
    });
  });

  describe(`${name}: hostile captures`, () => {
    it('are of many classes', () => {
      expect(new Set(hostile.cases.map((vector) => vector.name)).size).toBe(hostile.cases.length);
      expect(hostile.cases.length).toBeGreaterThan(100);
    });

    it.each(hostile.cases)('refuses: $name', async ({ sealed, layer }) => {
      const opened = await open.openCapture(sealed, openingKeys);
      if (opened.ok) throw new Error('opened');
      expect(opened.error).toBe('ERROR_DECRYPTION_FAILED');
      expect(opened.reason).toSatisfy(REASONS[layer] ?? (() => false));
      const fromOctets = await open.openCapture(new TextEncoder().encode(sealed), openingKeys);
      expect(fromOctets).toMatchObject({ ok: false, error: 'ERROR_DECRYPTION_FAILED' });
    });
  });
};
