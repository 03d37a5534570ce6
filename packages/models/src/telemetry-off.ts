// onnxruntime reports to its maker unless the environment of the process says otherwise, and its native
// part reads that environment. Only the main thread can write it (a worker thread has a copy), so a
// program that runs models in workers imports this in its main thread, before any worker exists.
process.env['ORT_DISABLE_TELEMETRY'] = '1';
