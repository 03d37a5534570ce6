import { SDK_ERRORS, type SdkErrorName } from '@iws/protocol';
import { isLocalizationKey, type Localise } from '../localisation/localise.ts';

/** Why there is no capture. `message` and `name` are the error's name, `code` its number (many names share one). */
export class FaceSdkError extends Error {
  override readonly name: SdkErrorName;
  readonly code: number;
  /** Trying again may help. */
  readonly retryable: boolean;
  readonly #localise: Localise;

  /** @param cause what happened, for developers: an exception, or words */
  constructor(name: SdkErrorName, localise: Localise, cause?: unknown) {
    super(name, cause === undefined ? undefined : { cause });
    this.name = name;
    this.code = SDK_ERRORS[name].code;
    this.retryable = SDK_ERRORS[name].retryable;
    this.#localise = localise;
  }

  /** What to tell the person, in the language of the page. */
  getLocalizedString(): string {
    return isLocalizationKey(this.name) ? this.#localise(this.name) : this.message;
  }
}
