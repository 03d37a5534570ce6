import { REGION_POINTS, type FaceMesh, type Image } from '../src/index.ts';
import { meshPoint } from '../src/landmarks/five-points.ts';

// Pictures of faces with one part covered. What covers it lies where the mesh says that the part is.

export type Colour = readonly [red: number, green: number, blue: number];

interface Point {
  readonly x: number;
  readonly y: number;
}

type Inside = (x: number, y: number) => boolean;

/** Points of the mesh around each, one after the other: the same area whose covered share a head learns from drawn pictures. */
const OUTLINES = {
  nose: [6, 122, 174, 198, 49, 48, 64, 98, 97, 2, 326, 327, 294, 278, 279, 420, 399, 351],
  top: [54, 103, 67, 109, 10, 338, 297, 332, 284, 300, 293, 334, 296, 336, 107, 66, 105, 63, 70],
  bottom: [
    136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 430, 424, 406, 313, 18, 83, 182, 204,
    210,
  ],
} as const;

/** Beside eyes and mouth, for which a `coveredPoint` does. */
export type CoveredRegion = keyof typeof OUTLINES | 'subjectRightSide' | 'subjectLeftSide';

/**
 * A copy in which something of one colour lies over a region: a patch a tenth larger than the outline of nose, forehead or chin; over
 * a side what somebody holds to the head, an ellipse over temple, cheek and ear. (A patch on the cheek alone is too narrow on the side
 * that is turned away: the mesh slips off it, and the side counts as visible.)
 *
 * @param mesh of the picture as it was
 */
export function coveredRegion(
  image: Image,
  mesh: FaceMesh<'frame'>,
  region: CoveredRegion,
  colour: Colour,
): Image {
  return painted(image, shapeOver(mesh, region), colour);
}

/** A copy with an ellipse of one colour around a point of the mesh, its half axes in eye distances. */
export function coveredPoint(
  image: Image,
  mesh: FaceMesh<'frame'>,
  point: number,
  across: number,
  down: number,
  colour: Colour,
): Image {
  const eyes = betweenEyes(mesh);
  const unit = Math.hypot(eyes.x, eyes.y);
  const centre = meshPoint(mesh, point);
  const inside: Inside = (x, y) =>
    ((x - centre.x) / (across * unit)) ** 2 + ((y - centre.y) / (down * unit)) ** 2 < 1;
  return painted(image, inside, colour);
}

function painted(image: Image, inside: Inside, colour: Colour): Image {
  const data = new Uint8Array(image.data);
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++)
      if (inside(x + 0.5, y + 0.5)) data.set(colour, (y * image.width + x) * image.channels);
  return { ...image, data };
}

function shapeOver(mesh: FaceMesh<'frame'>, region: CoveredRegion): Inside {
  if (region !== 'subjectRightSide' && region !== 'subjectLeftSide')
    return polygon(OUTLINES[region].map((index) => meshPoint(mesh, index)));
  const points = REGION_POINTS[region].map((index) => meshPoint(mesh, index));
  // The mesh ends before the ear, which lies about three tenths of the distance of the eyes further out.
  const eyes = betweenEyes(mesh);
  const out = region === 'subjectRightSide' ? -0.3 : 0.3;
  const beyond = points.map(({ x, y }) => ({ x: x + out * eyes.x, y: y + out * eyes.y }));
  return ellipse([...points, ...beyond]);
}

/** From the outer corner of the right eye to that of the left one. */
function betweenEyes(mesh: FaceMesh<'frame'>): Point {
  const [right, left] = [meshPoint(mesh, 33), meshPoint(mesh, 263)];
  return { x: left.x - right.x, y: left.y - right.y };
}

function middle(points: readonly Point[]): Point {
  const mean = (of: (point: Point) => number) =>
    points.reduce((total, point) => total + of(point), 0) / points.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

/** The polygon of these corners, a tenth larger: a ray to the right from a point within crosses an odd number of its edges. */
function polygon(corners: readonly Point[]): Inside {
  const centre = middle(corners);
  const larger = corners.map(({ x, y }) => ({
    x: centre.x + 1.1 * (x - centre.x),
    y: centre.y + 1.1 * (y - centre.y),
  }));
  const edges = larger.map((to, i) => ({ from: larger.at(i - 1) ?? to, to }));
  const crossings = (x: number, y: number) =>
    edges.filter(
      ({ from, to }) =>
        to.y > y !== from.y > y && x < from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x),
    ).length;
  return (x, y) => crossings(x, y) % 2 === 1;
}

/** The ellipse in the form of the points' spread that holds all of them, and a twentieth more. */
function ellipse(points: readonly Point[]): Inside {
  const centre = middle(points);
  const from = points.map(({ x, y }) => ({ x: x - centre.x, y: y - centre.y }));
  const sum = (of: (point: Point) => number) => from.reduce((total, at) => total + of(at), 0);
  const [xx, xy, yy] = [sum(({ x }) => x * x), sum(({ x, y }) => x * y), sum(({ y }) => y * y)];
  const distance = (x: number, y: number) => yy * x * x - 2 * xy * x * y + xx * y * y;
  const largest = 1.05 ** 2 * Math.max(...from.map(({ x, y }) => distance(x, y)));
  return (x, y) => distance(x - centre.x, y - centre.y) < largest;
}
