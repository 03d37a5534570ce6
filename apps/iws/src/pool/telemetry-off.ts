// onnxruntime reports to its maker unless the environment of the process says otherwise, and its native
// part reads that environment. Only the main thread can write it (a worker has a copy), so this module
// is imported there, before any worker exists.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
