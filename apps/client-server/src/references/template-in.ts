import { openTemplate, type TemplateKey } from '@iws/protocol/templates';
import { isRecord } from '../read-answer.ts';
import { OurFault } from './our-fault.ts';

/**
 * A template of an answer, in clear or opened (docs/template-encryption.md).
 *
 * @param templates the answer's `templates`
 * @param encrypted its `encrypted_templates`
 * @returns base64 of whatever flavour; null when there is none of that name
 * @throws {OurFault} when it is encrypted, and not to our key
 */
export async function templateIn(
  { templates, encrypted }: { readonly templates: unknown; readonly encrypted: unknown },
  name: 'JPEG' | 'PNG' | 'IDENTY_TYPE_1',
  key: TemplateKey | null,
): Promise<string | null> {
  const clear = isRecord(templates) ? templates[name] : undefined;
  if (typeof clear === 'string') return clear;
  const sealed = isRecord(encrypted) ? encrypted[name] : undefined;
  if (!isRecord(sealed)) return null;
  if (key === null) {
    throw new OurFault('the IWS encrypts templates, and TEMPLATE_DECRYPTION_KEY is not set');
  }
  const { data, key1, key2 } = sealed;
  const texts = { data: String(data), key1: String(key1), key2: String(key2) };
  const opened = await openTemplate(texts, key);
  if (!opened.ok) {
    throw new OurFault(
      `a template does not open (${opened.fault}): TEMPLATE_DECRYPTION_KEY and TEMPLATE_ENCRYPTION_HASH have to be those of the IWS`,
    );
  }
  return Buffer.from(opened.octets).toString('base64');
}
