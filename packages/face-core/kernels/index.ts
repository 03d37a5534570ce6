/*
 * The innermost loops over pixels, in AssemblyScript: TypeScript's syntax, compiled to WebAssembly with SIMD. Every argument that is
 * named `...At` is the place of an array in the module's memory; who calls lays them out (src/kernels/kernels.ts). Nothing is
 * allocated and nothing is kept. `pnpm --filter @iws/face-core run kernels` compiles them to src/kernels/module.ts.
 */
export { resampleRows, resamplePlanes } from './resample-colour';
export { resampleLuma } from './resample-luma';
export { samplePlanes } from './sample-planes';
export { blur } from './blur';
export { edges } from './edges';
export { longestLine } from './lines';
export { addSquarePower } from './fourier';
export { warpRow } from './warp';
export { multiply } from './multiply';
export { rowToPlanes, toBytes } from './planes';
export { rowToGrey } from './grey';
export { blockFrequencies } from './block-frequencies';
export { histograms } from './histograms';
export { blockNoise } from './block-noise';
export { lumaSteps } from './luma-steps';
export { windowDifference, windowTile } from './tiles';
