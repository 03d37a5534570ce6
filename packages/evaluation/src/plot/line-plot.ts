import { placeOn, ticksOf, type Axis } from './axis.ts';
import { element, escape, short, type Svg } from './svg.ts';

/** A named line through points in the units of the axes. */
export interface Curve {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Fill below the line. Default false. */
  readonly filled?: boolean;
}

/** A labelled place. */
export interface Mark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface LinePlot {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  readonly marks?: readonly Mark[];
}

const WIDTH = 720;
const HEIGHT = 460;
const AREA = { left: 76, top: 44, width: 620, height: 350 };
/** Colours that people with colour-blindness tell apart (Okabe and Ito); each has a dash pattern too. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];
const DASHES = ['none', '8 3', '2 3', '10 3 2 3', '14 4', '5 5', '1 4'];

/** An SVG document of lines over two axes, with a legend. The same input gives the same bytes. */
export function linePlot({ title, x, y, curves, marks = [] }: LinePlot): Svg {
  const left = (value: number) => AREA.left + AREA.width * placeOn(x, value);
  const top = (value: number) => AREA.top + AREA.height * (1 - placeOn(y, value));
  return (
    element(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        width: WIDTH,
        height: HEIGHT,
        role: 'img',
        'font-family': 'sans-serif',
        'font-size': 13,
        fill: '#222',
      },
      element('title', {}, escape(title)),
      element('rect', { width: WIDTH, height: HEIGHT, fill: '#fff' }),
      label(title, AREA.left, 26, 'start', 16),
      ...ticksOf(x).map((value) => verticalTick(left(value), (x.format ?? String)(value))),
      ...ticksOf(y).map((value) => horizontalTick(top(value), (y.format ?? String)(value))),
      label(x.label, AREA.left + AREA.width / 2, HEIGHT - 14),
      element(
        'text',
        {
          transform: `translate(18 ${AREA.top + AREA.height / 2}) rotate(-90)`,
          'text-anchor': 'middle',
        },
        escape(y.label),
      ),
      frame(),
      ...curves.map((curve, i) => drawCurve(curve, i, left, top)),
      ...marks.map((mark) => drawMark(mark, left(mark.x), top(mark.y))),
      ...curves.map(({ name }, i) => legend(name, i)),
    ) + '\n'
  );
}

const COLOUR = (i: number) => COLOURS[i % COLOURS.length] ?? '#000';

function drawCurve(
  { points, filled = false }: Curve,
  i: number,
  left: (value: number) => number,
  top: (value: number) => number,
): Svg {
  const path = points.map(([x, y]) => `${short(left(x))} ${short(top(y))}`).join(' L ');
  const line = {
    fill: 'none',
    stroke: COLOUR(i),
    'stroke-width': 2,
    'stroke-dasharray': DASHES[i % DASHES.length] ?? 'none',
  };
  if (points.length === 0) return '';
  if (!filled) return element('path', { d: `M ${path}`, ...line });
  const bottom = AREA.top + AREA.height;
  const ends = [points.at(-1)?.[0] ?? 0, points[0]?.[0] ?? 0].map((x) => short(left(x)));
  const area = `M ${path} L ${ends[0]} ${bottom} L ${ends[1]} ${bottom} Z`;
  return (
    element('path', { d: area, fill: COLOUR(i), 'fill-opacity': 0.25 }) +
    element('path', { d: `M ${path}`, ...line })
  );
}

function drawMark({ label: text }: Mark, x: number, y: number): Svg {
  return (
    element('circle', { cx: x, cy: y, r: 4, fill: '#222' }) + label(text, x + 8, y - 6, 'start', 12)
  );
}

function legend(name: string, i: number): Svg {
  const y = AREA.top + 18 + 18 * i;
  const x = AREA.left + AREA.width - 12;
  return (
    element('line', {
      x1: x - 34,
      x2: x,
      y1: y - 4,
      y2: y - 4,
      stroke: COLOUR(i),
      'stroke-width': 2,
      'stroke-dasharray': DASHES[i % DASHES.length] ?? 'none',
    }) + label(name, x - 40, y, 'end')
  );
}

function verticalTick(x: number, text: string): Svg {
  const bottom = AREA.top + AREA.height;
  return grid(x, AREA.top, x, bottom) + label(text, x, bottom + 18);
}

function horizontalTick(y: number, text: string): Svg {
  return grid(AREA.left, y, AREA.left + AREA.width, y) + label(text, AREA.left - 8, y + 4, 'end');
}

const grid = (x1: number, y1: number, x2: number, y2: number): Svg =>
  element('line', { x1, y1, x2, y2, stroke: '#ddd' });

const frame = (): Svg =>
  element('rect', {
    x: AREA.left,
    y: AREA.top,
    width: AREA.width,
    height: AREA.height,
    fill: 'none',
    stroke: '#888',
  });

function label(text: string, x: number, y: number, anchor = 'middle', size = 13): Svg {
  return element('text', { x, y, 'text-anchor': anchor, 'font-size': size }, escape(text));
}
