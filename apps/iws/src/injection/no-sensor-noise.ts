import type { InjectionRule } from './rule.ts';

/** The face is smoother than a camera shows faces: rendered, generated or enlarged. Strong denoising does that, too. */
export const noSensorNoise: InjectionRule = {
  name: 'no-sensor-noise',
  weight: 'suspicious',
  judge({ pixels: { sensorNoise } }, limits) {
    return sensorNoise !== null && sensorNoise < limits.pixels.sensorNoise.below
      ? `noise ${sensorNoise.toFixed(3)} grey levels`
      : null;
  },
};
