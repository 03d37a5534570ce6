interface Watched {
  readonly name: string;
  readonly owner: object | undefined;
  readonly key: string;
}

/** An interface's prototype, where the browser has it. */
function prototypeOf(name: string): object | undefined {
  const constructor: unknown = Reflect.get(globalThis, name);
  if (typeof constructor !== 'function') return undefined;
  const prototype: unknown = constructor.prototype;
  return typeof prototype === 'object' && prototype !== null ? prototype : undefined;
}

/** The functions through which pictures come, by what they belong to. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  MediaDevices: ['getUserMedia', 'enumerateDevices'],
  MediaStreamTrack: ['label', 'getSettings', 'getCapabilities', 'applyConstraints'],
  HTMLMediaElement: ['srcObject'],
  HTMLVideoElement: ['requestVideoFrameCallback', 'videoWidth'],
  HTMLCanvasElement: ['getContext', 'toBlob'],
  CanvasRenderingContext2D: ['drawImage', 'getImageData'],
  Function: ['toString'],
};

/** The constructors by which frames are taken. */
const CONSTRUCTORS = ['VideoFrame'] as const;

/**
 * The browser's functions that a script has replaced, of those through which pictures come: not native code, or shadowed on the object
 * itself. Some libraries (WebRTC adapters, guards against fingerprinting) do so in good faith; a careful attacker leaves no trace.
 */
export function overriddenFunctions(): string[] {
  const prototypes = Object.entries(FUNCTIONS).flatMap(([owner, keys]): Watched[] =>
    keys.map((key) => ({ name: `${owner}.${key}`, owner: prototypeOf(owner), key })),
  );
  const constructors = CONSTRUCTORS.map((name) => ({ name, owner: globalThis, key: name }));
  const devices: object | undefined = navigator.mediaDevices;
  const shadowed = (FUNCTIONS['MediaDevices'] ?? []).filter(
    (key) => typeof devices === 'object' && Object.hasOwn(devices, key),
  );
  const replaced = [...prototypes, ...constructors].filter(
    ({ owner, key }) => !isNative(owner, key),
  );
  return [...shadowed.map((key) => `mediaDevices.${key}`), ...replaced.map(({ name }) => name)];
}

/** True also for what the browser does not have. */
function isNative(owner: object | undefined, key: string): boolean {
  const found = (owner && Object.getOwnPropertyDescriptor(owner, key)) ?? {};
  const code = ['get', 'set', 'value'].map((part): unknown => Reflect.get(found, part));
  return code
    .filter((one) => typeof one === 'function')
    .every((one) => /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(one)));
}
