export type { Locale } from './locales/locale.ts';
export { FaceSDK } from './face-sdk.ts';
export { FaceSdkError } from './errors/face-sdk-error.ts';
export {
  AppUI,
  AsThreshold,
  Base64,
  Template,
  Theme,
  TransactionMode,
} from './options/vocabulary.ts';
export type {
  CanvasColours,
  Events,
  Graphics,
  HtmlTemplate,
  ImageQuality,
  SdkOptions,
  TemplateList,
} from './options/sdk-options.ts';
export type { Localization, LocalizationKey } from './localisation/english.ts';
export type { Header, IApplicationURL, PublicKeyURL, TrustOptions } from './bootstrap/endpoints.ts';
export type { SdkErrorName } from '@iws/protocol';
