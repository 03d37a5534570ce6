/** package.json's: put in by the build. */
declare const SDK_VERSION: string;

/** The package's version. The page's half and the worker are built apart; a capture asks both for it. */
export const VERSION: string = SDK_VERSION;
