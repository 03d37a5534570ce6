/**
 * Which way faces are found and their landmarks placed. Everything that is calibrated rests on it: calibration files carry the number they were
 * made with, and a test compares both. Raise it when that way changes by more than test/golden/face-finding.json allows (a test says so),
 * record that file again, and calibrate again.
 */
export const FACE_FINDING_VERSION = 1;
