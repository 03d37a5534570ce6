import { table } from '../plot/markdown.ts';
import {
  ATTACK_KINDS,
  type AttackKind,
  type Medium,
  type Range,
} from '../simulate/attack-kinds.ts';

const range = ([from, to]: Range, unit = ''): string =>
  from === to ? `${from}${unit}` : `${from} to ${to}${unit}`;
const percent = ([from, to]: Range): string =>
  range([Math.round(from * 100), Math.round(to * 100)], ' %');

function mediumOf(medium: Medium): string {
  if (medium.type === 'screen')
    return `screen, ${range(medium.pixels)} pixels across, ${medium.subpixels} subpixels, gamma ${range(medium.gamma)}`;
  if (medium.halftone === 'none') return 'print on photographic paper';
  const cells = medium.halftone === 'clustered' ? 'halftone cells' : 'strewn dots';
  return `print, ${range(medium.cells)} ${cells} across`;
}

const cameraOf = ({ camera }: AttackKind): string =>
  `${camera.width}x${camera.height}, blur ${range(camera.blur)}, noise ${range(camera.noise)}, quality ${range(camera.jpegQuality)}`;

/** How attacks are simulated, and with which parameters. */
export const simulatorSection = (): string => `## The simulator

A genuine picture becomes a print or a screen (inks on turned grids or strewn dots, subpixels, a reflex) with a margin or frame before a wall of one grey that brightens to one side. A
camera sees it, nine samples to a pixel, so that dots and pixels beat with the sensor's; its lens blurs (standard deviation in pixels), its sensor adds noise (grey levels), and JPEG compresses.
Each number is drawn evenly from its range for each picture.

${table(
  [
    'kind',
    'held out',
    'medium',
    'reflex',
    'margin or frame',
    'width in the camera picture',
    'turned, degrees',
    'far edge narrower by',
    'camera',
  ],
  ATTACK_KINDS.map((kind) => [
    kind.name,
    kind.split === 'held-out' ? 'yes' : 'no',
    mediumOf(kind.medium),
    percent(kind.medium.gloss),
    percent(kind.medium.border),
    percent(kind.share),
    range(kind.roll),
    percent(kind.keystone),
    cameraOf(kind),
  ]),
)}

`;
