/**
 * The answer's `icao_data`, with the names of the wire. Numbers are whole, 0 to 100. Null: the property was not measured; it never
 * becomes a number, and what would have to rest on it is null too.
 *
 * Left and right are those of the unmirrored picture, as in the product guide's "mirror" naming: `eyeR_visibility` and
 * `sideR_visibility` measure the capture subject's own LEFT eye and side, which stand at the right of the picture; `eyeL_visibility` and
 * `sideL_visibility` measure the subject's own RIGHT ones.
 */
export interface IcaoData {
  /** More than one face was confirmed in the picture that faces were counted in. */
  readonly multiple_faces: boolean;
  /** False: an eye is closed or covered, lenses are too dark to see through, or a reflection lies over an eye. */
  readonly eyes_full_visibility: boolean | null;
  /** How plain the background is; 100 = one even surface (quality/background-uniformity.ts). */
  readonly background_continuity: number | null;
  /** How equally both cheeks are lit; 100 = equally (quality/illumination-uniformity.ts). */
  readonly illumination_uniformity: number | null;
  /** The percentage of the inner face that is nearly white; high = bad (quality/exposure-prevention.ts). */
  readonly over_exposure: number | null;
  /** The percentage of the inner face that is nearly black; high = bad. */
  readonly under_exposure: number | null;
  /** How much of a region nothing covers (visibility/face-visibility.ts). */
  readonly nose_visibility: number | null;
  readonly mouth_visibility: number | null;
  /** The region above the eyes. */
  readonly top_visibility: number | null;
  /** The region below the mouth. */
  readonly bottom_visibility: number | null;
  readonly eyeL_visibility: number | null;
  readonly eyeR_visibility: number | null;
  readonly sideL_visibility: number | null;
  readonly sideR_visibility: number | null;
  /** Every rule of the table holds (icao/compliance.ts); false as soon as one fails, null when none fails but one could not be judged. */
  readonly is_compliant: boolean | null;
}

/** What was measured, before it is held against the table. */
export type IcaoMeasurements = Omit<IcaoData, 'is_compliant'>;
