import { defineConfig } from 'vitest/config';

// Models and pictures take their time where tests of other packages run beside.
export default defineConfig({ test: { testTimeout: 30_000 } });
