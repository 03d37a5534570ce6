/** Line drawings in the colour of the text around them; attributes only, since a policy may forbid inline styles. */
const svg = (viewBox: string, width: number, content: string) =>
  `<svg viewBox="${viewBox}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" ` +
  `stroke-linejoin="round" aria-hidden="true" focusable="false">${content}</svg>`;

/** A face that looks out of the oval, with its ticks. */
export const FACE_IN_OVAL = svg(
  '0 0 120 144',
  3,
  `${ticks()}<ellipse cx="60" cy="72" rx="44" ry="58" />
  <path d="M41 66c0-17 8-27 19-27s19 10 19 27c0 20-9 34-19 34S41 86 41 66z" />
  <path d="M41 64c3-12 11-12 20-15 6 7 12 9 18 14" />
  <path d="M52 69v.01M68 69v.01" stroke-width="5" /><path d="M53 85c4 4 10 4 14 0" />
  <path d="M30 113c7-9 18-13 30-13s23 4 30 13" />`,
);

export const LIGHT_BULB = svg(
  '0 0 24 24',
  2,
  `<circle cx="12" cy="12" r="4" />
  <path d="M12 2.5v2.2M12 19.3v2.2M2.5 12h2.2M19.3 12h2.2M5.3 5.3l1.5 1.5M17.2 17.2l1.5 1.5M18.7 5.3l-1.5 1.5M6.8 17.2l-1.5 1.5" />`,
);

export const GLASSES = svg(
  '0 0 24 24',
  2,
  `<circle cx="6.5" cy="13.5" r="3.5" /><circle cx="17.5" cy="13.5" r="3.5" />
  <path d="M10 13c1.2-1 2.8-1 4 0M3 12l1-5M21 12l-1-5M3.5 20.500l17-17" />`,
);

export const TARGET = svg(
  '0 0 24 24',
  2,
  `<ellipse cx="12" cy="12" rx="6.5" ry="8.5" /><path d="M9.5 10.500v.01M14.5 10.500v.01M9.8 14.500c1.4 1.2 3 1.2 4.4 0" />`,
);

export const CAMERA = svg(
  '0 0 24 24',
  1.2,
  `<path d="M4 7.500h3.500L9 5h6l1.5 2.500H20A1.5 1.5 0 0 1 21.5 9v8.500A1.5 1.5 0 0 1 20 19H4a1.5 1.5 0 0 1-1.5-1.500V9A1.5 1.5 0 0 1 4 7.500z" />
  <circle cx="12" cy="13" r="3.5" />`,
);

function ticks(): string {
  const lines = Array.from({ length: 28 }, (_, index) => {
    const angle = (index / 28) * 2 * Math.PI;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const at = (distance: number) =>
      `${(60 + cos * (44 + distance)).toFixed(1)} ${(72 + sin * (58 + distance)).toFixed(1)}`;
    return `M${at(6)}L${at(10)}`;
  });
  return `<path d="${lines.join('')}" stroke-width="2" opacity="0.45" />`;
}
