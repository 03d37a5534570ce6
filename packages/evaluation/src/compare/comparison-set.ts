/** Features in rows that are read in blocks, so that only blocks lie in memory. */
export interface FeatureRows {
  readonly rows: number;
  readonly dimensions: number;
  read(start: number, count: number): Float32Array;
}

/** Rows and whose they are. */
export interface LabelledRows {
  readonly features: FeatureRows;
  /** The subject (0, 1, 2 …) of each row; they do not fall along the rows. */
  readonly subjects: Int32Array;
  /** Which picture each row comes from; two rows of one picture are not compared. Absent: each from its own. */
  readonly pictures?: Int32Array;
}

/** The highest impostor comparisons, from the highest down. */
export interface ImpostorTail {
  readonly scores: Float32Array;
  /** The two people of each comparison, as numbers of subjects. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** How many comparisons of all each one stands for; above 1 only where the data are so many that a sample was kept. */
  readonly weights: Float32Array;
}

/** Comparisons of a person with themselves, from the lowest up, whose they are, and of which rows. */
export interface GenuineComparisons {
  readonly scores: Float32Array;
  readonly subjects: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** How many rows each subject has on both sides of the comparisons. */
export interface SampleCounts {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Both sides are the same rows, and each two of them were compared once. */
  readonly oneSet: boolean;
}

/** All comparisons of a set of samples, as far as they matter. */
export interface ComparisonSet {
  readonly samples: SampleCounts;
  readonly impostors: {
    readonly count: number;
    /** Counts in HISTOGRAM_BINS bins of equal width from -1 to 1, and one for a score of exactly 1. */
    readonly histogram: Float64Array;
    readonly tail: ImpostorTail;
  };
  readonly genuine: GenuineComparisons;
}

export const HISTOGRAM_BINS = 20_000;
