import type { TemplateRecipient } from '../formats/encrypt-template.ts';
import { ConfigurationError, type Configuration } from './configuration.ts';

type Settings = Pick<
  Configuration,
  'templateEncryptionEnabled' | 'templateEncryptionKey' | 'templateEncryptionHash'
>;

/**
 * To whom templates are encrypted; null: they leave in clear.
 *
 * @throws ConfigurationError when they should be encrypted and there is no key
 */
export function templateRecipient({
  templateEncryptionEnabled: enabled,
  templateEncryptionKey: spki,
  templateEncryptionHash: hash,
}: Settings): TemplateRecipient | null {
  if (!enabled) return null;
  if (spki === null) {
    throw new ConfigurationError(
      'TEMPLATE_ENCRYPTION_ENABLED is true, but TEMPLATE_ENCRYPTION_KEY is not set',
    );
  }
  return { spki, hash };
}

/** What an operator should read about the choice, one line each. */
export function templateEncryptionWarnings({
  templateEncryptionEnabled: enabled,
  templateEncryptionKey: key,
  templateEncryptionHash: hash,
}: Settings): string[] {
  if (enabled && hash === 'SHA-1') {
    return [
      'templates are encrypted with RSA-OAEP and SHA-1, as applications of the product guide expect; ' +
        'set TEMPLATE_ENCRYPTION_HASH=SHA-256 when yours can open that',
    ];
  }
  return !enabled && key !== null
    ? [
        'TEMPLATE_ENCRYPTION_KEY is set, but TEMPLATE_ENCRYPTION_ENABLED is not: templates leave in clear',
      ]
    : [];
}
