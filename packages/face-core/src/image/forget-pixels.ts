import { overwriteMemory } from '../kernels/kernels.ts';
import { forgetInputs } from '../inference/input-memory.ts';

/** Leaves nothing of pictures, nor of what was measured in them, in memory that is kept from one computation to the next. */
export function forgetPixels(): void {
  overwriteMemory();
  forgetInputs();
}
