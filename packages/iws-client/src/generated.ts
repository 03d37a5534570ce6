/*
 * Made by `pnpm --filter @iws/iws-client generate` from the OpenAPI document of the face web server.
 * Not to be edited: a test compares it with the document.
 */
/* eslint-disable max-lines */

/** A file of a form. */
export type FileContent = Blob | Uint8Array<ArrayBuffer> | string;

export type SealedCaptureForm = {
  /** The sealed capture, as the SDK gave it; at most 8388608 octets. */
  file: FileContent;
};

export type ProcessForm = {
  /** The sealed capture, as the SDK gave it; at most 8388608 octets. */
  file: FileContent;
  /** Whether the answer carries quality: true unless it says False. */
  enableQuality?: string;
};

export type ProcessCaptured = {
  /** Names this transaction, in logs too. */
  refid: string;
  /** The body's code; several names share one. */
  code: 200;
  /** The name of the result or of the error: what to switch on. */
  message: 'FEEDBACK_CAPTURED';
  /** Milliseconds from the capture's issuedAt to its arrival; negative if that clock was ahead. */
  upload_ts: number;
  /** The requestID of the request for the challenge, if it had one. */
  sid?: string;
  /** What was found out; in an encrypted template, ciphertext and tag of AES-256-GCM. */
  data: {
    /** Bits of one channel. */
    bits_per_pixel: 8;
    /** When the picture was taken: yyyy-MM-ddTHH:mm:ss.SSS +0000. */
    capture_date: string;
    /** Pixels. */
    width: number;
    /** Colour channels. */
    channels: 3;
    /** Pixels. */
    height: number;
    /** Width, height and channels, as 480x640x3. */
    resolution: string;
    /** The highest level reached, whatever was asked for; null below LOW or without PAD. */
    as_highest_security_level_reached: 'LOW' | 'MEDIUM' | 'MODERATE' | 'BALANCED_HIGH' | 'HIGH' | 'BALANCED_VERY_HIGH' | 'VERY_HIGH' | 'HIGHEST' | null;
    /** The level that decided: the wish, raised to the server's floor. */
    as_threshold_applied: 'LOW' | 'MEDIUM' | 'MODERATE' | 'BALANCED_HIGH' | 'HIGH' | 'BALANCED_VERY_HIGH' | 'VERY_HIGH' | 'HIGHEST' | null;
    /** Bona fide scores, 0 to 1, higher = more genuine. */
    spoof_score: (number)[];
    /** What was measured; in a refusal, whether the quality was good enough. */
    quality?: {
      /** CLOSED below an eyes_open_metric of 10. */
      eyes_status: 'OPEN' | 'CLOSED' | null;
      /** 0 (closed) to 100 (wide open). */
      eyes_open_metric: number | null;
      /** Whether the head is turned to the camera. */
      head_pose_check: boolean | null;
      /** 0 (worst) to 100 (best). */
      quality_metric: number | null;
      /** Whether the picture is good enough. */
      qc_passed: boolean;
    };
    /** Whole selfies, portraits or features in base64, by format; absent where they are encrypted. */
    templates?: {
      /** A JPEG file. */
      JPEG?: string;
      /** A PNG file. */
      PNG?: string;
      /** A face image record of ISO/IEC 19794-5:2005. */
      ISO_19794_5?: string;
    };
    /** The face, cropped and upright. */
    aligned?: string;
  };
  /** Instead of templates and pictures in clear, where the operator has set a key. */
  encrypted_templates?: {
    /** A JPEG file. */
    JPEG?: EncryptedTemplate;
    /** A PNG file. */
    PNG?: EncryptedTemplate;
    /** A face image record of ISO/IEC 19794-5:2005. */
    ISO_19794_5?: EncryptedTemplate;
    /** The face, cropped and upright. */
    aligned?: EncryptedTemplate;
  };
  /** What the picture is like as a portrait; null is what was not measured. */
  icao_data?: {
    /** Whether it shows several faces. */
    multiple_faces: boolean;
    /** False: an eye is closed, covered, or behind a dark or tinted lens or a reflection. */
    eyes_full_visibility: boolean | null;
    /** How plain the background is, 0 to 100. */
    background_continuity: number | null;
    /** How evenly the face is lit, 0 to 100. */
    illumination_uniformity: number | null;
    /** How much of the face is nearly white, 0 to 100; high is bad. */
    over_exposure: number | null;
    /** How much of the face is nearly black, 0 to 100; high is bad. */
    under_exposure: number | null;
    /** How much of the nose can be seen, 0 to 100. */
    nose_visibility: number | null;
    /** How much of the mouth can be seen, 0 to 100. */
    mouth_visibility: number | null;
    /** How much of what is above the eyes can be seen, 0 to 100. */
    top_visibility: number | null;
    /** How much of what is below the mouth can be seen, 0 to 100. */
    bottom_visibility: number | null;
    /** The eye at the left of the picture, the subject's right one, 0 to 100. */
    eyeL_visibility: number | null;
    /** The eye at the right of the picture, the subject's left one, 0 to 100. */
    eyeR_visibility: number | null;
    /** The side at the left of the picture, the subject's right one, 0 to 100. */
    sideL_visibility: number | null;
    /** The side at the right of the picture, the subject's left one, 0 to 100. */
    sideR_visibility: number | null;
    /** Whether every rule for portraits holds; null when one could not be judged. */
    is_compliant: boolean | null;
    /** Whole selfies, portraits or features in base64, by format; absent where they are encrypted. */
    templates?: {
      /** A JPEG file. */
      JPEG?: string;
      /** A PNG file. */
      PNG?: string;
      /** A face image record of ISO/IEC 19794-5:2005. */
      ISO_19794_5?: string;
    };
    /** Instead of templates and pictures in clear, where the operator has set a key. */
    encrypted_templates?: {
      /** A JPEG file. */
      JPEG?: EncryptedTemplate;
      /** A PNG file. */
      PNG?: EncryptedTemplate;
      /** A face image record of ISO/IEC 19794-5:2005. */
      ISO_19794_5?: EncryptedTemplate;
    };
  };
  /** How the answer came about: for eyes and tools, not for decisions. Its members may change. */
  debug: {
    /** Milliseconds by stage; inference is the time inside the models, in whatever stage. */
    stages?: Record<string, number>;
    /** Where the face is, in pixels of the 480x640 picture; absent where templates are encrypted. */
    face?: {
      /** What the detector saw, forehead to chin; may leave the picture. */
      box: {
        /** Pixels to the right. */
        x: number;
        /** Pixels down. */
        y: number;
        /** Pixels. */
        width: number;
        /** Pixels. */
        height: number;
      };
      /** [x, y] of the 468 points of MediaPipe's canonical face model, in its order. */
      landmarks: ((number)[])[];
    };
    /** The rules that is_compliant sums up. */
    icao_rules?: ({
      /** The member of icao_data that the rule is about. */
      field: string;
      /** The field is to be greater than this. */
      above?: number;
      /** The field is to be less than this. */
      below?: number;
      /** The field is to be this. */
      is?: boolean;
      /** Whether it does; null: not measured. */
      holds: boolean | null;
    })[];
  };
};

export type ProcessRefused = {
  /** The body's code; several names share one. */
  code: 401;
  /** The name of the result or of the error: what to switch on. */
  message: 'FEEDBACK_RETRY' | 'FEEDBACK_RETRY_INSECURE';
  /** Names this transaction, in logs too. */
  refid: string;
  /** For people; never says why a capture could not be opened. */
  description: string;
  /** The requestID of the request for the challenge, if it had one. */
  sid?: string;
  /** What was found out; in an encrypted template, ciphertext and tag of AES-256-GCM. */
  data: {
    /** A picture in base64; in a comparison the selfie. */
    image?: string;
    /** The highest level reached, whatever was asked for; null below LOW or without PAD. */
    as_highest_security_level_reached: 'LOW' | 'MEDIUM' | 'MODERATE' | 'BALANCED_HIGH' | 'HIGH' | 'BALANCED_VERY_HIGH' | 'VERY_HIGH' | 'HIGHEST' | null;
    /** The level that decided: the wish, raised to the server's floor. */
    as_threshold_applied: 'LOW' | 'MEDIUM' | 'MODERATE' | 'BALANCED_HIGH' | 'HIGH' | 'BALANCED_VERY_HIGH' | 'VERY_HIGH' | 'HIGHEST' | null;
  };
  /** Instead of templates and pictures in clear, where the operator has set a key. */
  encrypted_templates?: {
    /** A picture in base64; in a comparison the selfie. */
    image?: EncryptedTemplate;
  };
  /** What was measured; in a refusal, whether the quality was good enough. */
  quality?: boolean;
  /** How the answer came about: for eyes and tools, not for decisions. Its members may change. */
  debug: {
    /** Milliseconds by stage; inference is the time inside the models, in whatever stage. */
    stages?: Record<string, number>;
    /** Where the face is, in pixels of the 480x640 picture; absent where templates are encrypted. */
    face?: {
      /** What the detector saw, forehead to chin; may leave the picture. */
      box: {
        /** Pixels to the right. */
        x: number;
        /** Pixels down. */
        y: number;
        /** Pixels. */
        width: number;
        /** Pixels. */
        height: number;
      };
      /** [x, y] of the 468 points of MediaPipe's canonical face model, in its order. */
      landmarks: ((number)[])[];
    };
    /** The rules that is_compliant sums up. */
    icao_rules?: ({
      /** The member of icao_data that the rule is about. */
      field: string;
      /** The field is to be greater than this. */
      above?: number;
      /** The field is to be less than this. */
      below?: number;
      /** The field is to be this. */
      is?: boolean;
      /** Whether it does; null: not measured. */
      holds: boolean | null;
    })[];
  };
  /** Bona fide scores, 0 to 1, higher = more genuine. */
  spoof_score: (number)[];
};

export type VerifyForm = {
  /** The sealed capture, as the SDK gave it; at most 8388608 octets. */
  file: FileContent;
  /** The face from an identity document, in base64. */
  picID: string;
  /** In a comparison the face in base64; in a form the format of picID. */
  template: string;
  /** MEDIUM, HIGH, VERY_HIGH or HIGHEST. */
  level: string;
};

export type VerifyWithPictureIdAnswer = {
  /** Names this transaction, in logs too. */
  refid: string;
  /** The body's code; several names share one. */
  code: 200;
  /** As `message`; for a comparison that was made, FEEDBACK_MATCHED. */
  feedbackCode: 'FEEDBACK_MATCHED';
  /** Liveness: bona fide score, higher = live. Comparison: 0 = same person; for debugging. */
  score: number;
  /** 0 to 100, stable over releases, whatever level was asked for. */
  similarityScore: number;
  /** Whether the level that was asked for is reached. */
  possibleMatch: boolean;
  /** Whether image shows several faces; the most prominent one was compared. */
  multipleFacesImage: boolean;
  /** The highest level reached, whatever was asked for. */
  matchHighestSecurityLevelReached: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH' | 'HIGHEST';
  /** The requestID of the request for the challenge, if it had one. */
  sid?: string;
  /** What was found out; in an encrypted template, ciphertext and tag of AES-256-GCM. */
  data: {
    /** The highest level reached, whatever was asked for; null below LOW or without PAD. */
    as_highest_security_level_reached: 'LOW' | 'MEDIUM' | 'MODERATE' | 'BALANCED_HIGH' | 'HIGH' | 'BALANCED_VERY_HIGH' | 'VERY_HIGH' | 'HIGHEST' | null;
    /** The level that decided: the wish, raised to the server's floor. */
    as_threshold_applied: 'LOW' | 'MEDIUM' | 'MODERATE' | 'BALANCED_HIGH' | 'HIGH' | 'BALANCED_VERY_HIGH' | 'VERY_HIGH' | 'HIGHEST';
  };
};

export type MatchRequest = {
  /** A picture in base64; in a comparison the selfie. */
  image: {
    /** In a comparison the face in base64; in a form the format of picID. */
    template: string;
    /** What the template is: a picture, a face image record, or features. */
    format: string;
  };
  /** A second selfie, or the picture from an identity document. */
  imageToVerifyAgainst: {
    /** In a comparison the face in base64; in a form the format of picID. */
    template: string;
    /** What the template is: a picture, a face image record, or features. */
    format: string;
  };
  /** MEDIUM, HIGH, VERY_HIGH or HIGHEST. */
  level: string;
};

export type MatchWithSelfieAnswer = {
  /** Names this transaction, in logs too. */
  refid: string;
  /** The body's code; several names share one. */
  code: 200;
  /** As `message`; for a comparison that was made, FEEDBACK_MATCHED. */
  feedbackCode: 'FEEDBACK_MATCHED';
  /** Liveness: bona fide score, higher = live. Comparison: 0 = same person; for debugging. */
  score: number;
  /** 0 to 100, stable over releases, whatever level was asked for. */
  similarityScore: number;
  /** Whether the level that was asked for is reached. */
  possibleMatch: boolean;
  /** Whether image shows several faces; the most prominent one was compared. */
  multipleFacesImage: boolean;
  /** The highest level reached, whatever was asked for. */
  matchHighestSecurityLevelReached: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH' | 'HIGHEST';
  /** Whether the other picture shows several faces. */
  multipleFacesImageToVerifyAgainst: boolean;
};

export type MatchWithPictureIdAnswer = {
  /** Names this transaction, in logs too. */
  refid: string;
  /** The body's code; several names share one. */
  code: 200;
  /** As `message`; for a comparison that was made, FEEDBACK_MATCHED. */
  feedbackCode: 'FEEDBACK_MATCHED';
  /** Liveness: bona fide score, higher = live. Comparison: 0 = same person; for debugging. */
  score: number;
  /** 0 to 100, stable over releases, whatever level was asked for. */
  similarityScore: number;
  /** Whether the level that was asked for is reached. */
  possibleMatch: boolean;
  /** Whether image shows several faces; the most prominent one was compared. */
  multipleFacesImage: boolean;
  /** The highest level reached, whatever was asked for. */
  matchHighestSecurityLevelReached: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH' | 'HIGHEST';
};

export type FaceAsRequest = {
  /** A picture in base64; in a comparison the selfie. */
  image: string;
  /** The liveness level that decides, LOW to HIGHEST. */
  threshold: string;
};

export type FaceAsAnswer = {
  /** Names this transaction, in logs too. */
  refid: string;
  /** The body's code; several names share one. */
  code: 200;
  /** 0: no error. */
  error: 0;
  /** The requestID of the request for the challenge, if it had one. */
  sid?: string;
  /** The highest level reached, whatever was asked for; null below LOW or without PAD. */
  as_highest_security_level_reached: 'LOW' | 'MEDIUM' | 'MODERATE' | 'BALANCED_HIGH' | 'HIGH' | 'BALANCED_VERY_HIGH' | 'VERY_HIGH' | 'HIGHEST' | null;
  /** Whether the level that decides was not reached. */
  is_spoof: boolean;
  /** Liveness: bona fide score, higher = live. Comparison: 0 = same person; for debugging. */
  score: number | null;
  /** What was found out; in an encrypted template, ciphertext and tag of AES-256-GCM. */
  data: {
    /** The level that decided: the wish, raised to the server's floor. */
    as_threshold_applied: 'LOW' | 'MEDIUM' | 'MODERATE' | 'BALANCED_HIGH' | 'HIGH' | 'BALANCED_VERY_HIGH' | 'VERY_HIGH' | 'HIGHEST';
  };
  /** What was judged; absent where templates are encrypted. */
  input?: {
    /** A picture in base64; in a comparison the selfie. */
    image: string;
  };
  /** Instead of templates and pictures in clear, where the operator has set a key. */
  encrypted_templates?: {
    /** A picture in base64; in a comparison the selfie. */
    image?: EncryptedTemplate;
  };
};

export type GenerateTemplateRequest = {
  /** A picture in base64; in a comparison the selfie. */
  image: string;
  /** What the picture must be like: ENROL, VERIFY, or DISABLED for anything. */
  qualityMode: 'ENROL' | 'VERIFY' | 'DISABLED';
};

export type GenerateTemplateAnswer = {
  /** Names this transaction, in logs too. */
  refid: string;
  /** The body's code; several names share one. */
  code: 200;
  /** As `message`; for a comparison that was made, FEEDBACK_MATCHED. */
  feedbackCode: 'FEEDBACK_ENROLLED';
  /** What was found out; in an encrypted template, ciphertext and tag of AES-256-GCM. */
  data: {
    /** Pixels. */
    height: number;
    /** Pixels. */
    width: number;
    /** Colour channels. */
    channels: 3;
    /** Bits of one channel. */
    bits_per_pixel: 8;
    /** Whole selfies, portraits or features in base64, by format; absent where they are encrypted. */
    templates?: {
      /** The features of the face, for later comparisons. */
      IDENTY_TYPE_1: string;
    };
    /** Instead of templates and pictures in clear, where the operator has set a key. */
    encrypted_templates?: {
      /** The features of the face, for later comparisons. */
      IDENTY_TYPE_1?: EncryptedTemplate;
    };
  };
  /** What the picture is like as a portrait; null is what was not measured. */
  icao_data: {
    /** Whether it shows several faces. */
    multiple_faces: boolean;
    /** False: an eye is closed, covered, or behind a dark or tinted lens or a reflection. */
    eyes_full_visibility: boolean | null;
    /** How plain the background is, 0 to 100. */
    background_continuity: number | null;
    /** How evenly the face is lit, 0 to 100. */
    illumination_uniformity: number | null;
    /** How much of the face is nearly white, 0 to 100; high is bad. */
    over_exposure: number | null;
    /** How much of the face is nearly black, 0 to 100; high is bad. */
    under_exposure: number | null;
    /** How much of the nose can be seen, 0 to 100. */
    nose_visibility: number | null;
    /** How much of the mouth can be seen, 0 to 100. */
    mouth_visibility: number | null;
    /** How much of what is above the eyes can be seen, 0 to 100. */
    top_visibility: number | null;
    /** How much of what is below the mouth can be seen, 0 to 100. */
    bottom_visibility: number | null;
    /** The eye at the left of the picture, the subject's right one, 0 to 100. */
    eyeL_visibility: number | null;
    /** The eye at the right of the picture, the subject's left one, 0 to 100. */
    eyeR_visibility: number | null;
    /** The side at the left of the picture, the subject's right one, 0 to 100. */
    sideL_visibility: number | null;
    /** The side at the right of the picture, the subject's left one, 0 to 100. */
    sideR_visibility: number | null;
    /** Whether every rule for portraits holds; null when one could not be judged. */
    is_compliant: boolean | null;
  };
};

export type EncryptedTemplate = {
  /** What was found out; in an encrypted template, ciphertext and tag of AES-256-GCM. */
  data: string;
  /** RSA-OAEP of the AES key. */
  key1: string;
  /** RSA-OAEP of the initialisation vector. */
  key2: string;
};

export type ServerTime = {
  /** The server's clock, epoch milliseconds UTC. */
  time: number;
  /** A JWT that the capture has to carry. */
  challenge: string;
  /** When it expires. */
  expiresAt: number;
  /** The key's RFC 7638 thumbprint. */
  kid: string;
};

export type KeySet = {
  /** Public RSA keys; captures are sealed to the one that the time endpoint names. */
  keys: ({
    /** Key type. */
    kty: 'RSA';
    /** What the key is for. */
    use: 'enc';
    /** Algorithm. */
    alg: 'RSA-OAEP-256';
    /** The key's RFC 7638 thumbprint. */
    kid: string;
    /** Modulus. */
    n: string;
    /** Exponent. */
    e: string;
  })[];
};

export type OpenApi = Record<string, unknown>;

export type Healthz = {
  /** The HTTP status of a problem; the state of the server. */
  status: 'ok';
};

export type Readyz = {
  /** The HTTP status of a problem; the state of the server. */
  status: 'ready' | 'starting' | 'draining';
  /** The licence in use. */
  licence: {
    /** Its name. */
    id: string;
    /** Hosts whose pages may use this server. */
    domains: (string)[];
    /** When it expires. */
    expiresAt: string;
  } | null;
  /** Models that are loaded. */
  models: ({
    /** Its name. */
    name: string;
    /** Its version. */
    version: string;
    /** SHA-256 of its file. */
    sha256: string;
  })[];
  /** Which models of ours are in use; clear: only those with a clear licence. */
  modelSet: 'default' | 'clear';
  /** What cannot be found out, because no model in use can. */
  unavailable: ('presentation-attack-detection' | 'eyes' | 'visibility')[];
  /** Threads that examine, and requests that wait. */
  pool: {
    /** Threads. */
    workers: number;
    /** Requests that wait for a thread. */
    queued: number;
    /** Requests that may be inside at one time. */
    capacity: number;
  };
  /** What inference really runs on. */
  executionProvider: string | null;
  /** Where used challenges are remembered. */
  replayStore: {
    /** Memory of this process, or Redis. */
    kind: 'memory' | 'redis';
    /** Whether it can be reached. */
    state: 'ready' | 'away';
  };
};

export type ErrorBody = {
  /** Names this transaction, in logs too. */
  refid: string;
  /** The body's code; several names share one. */
  code: 401 | 404 | 413 | 500 | 501 | 503 | 504 | 505 | 506 | 507 | 509 | 510 | 601 | 602 | 603 | 604 | 605 | 606 | 607 | 900 | 901;
  /** The name of the result or of the error: what to switch on. */
  message: 'FEEDBACK_RETRY' | 'FEEDBACK_RETRY_INSECURE' | 'ERROR_CLIENT_NOT_EXISTS' | 'ERROR_PAYLOAD_TOO_LARGE' | 'ERROR_SERVER_INTERNAL' | 'FEEDBACK_MATCHING_ERROR' | 'ERROR_SERVER_CONNECTION_FAILURE' | 'ERROR_INVALID_JSON' | 'ERROR_SERVER_BUSY' | 'ERROR_INVALID_IMAGE' | 'ERROR_INVALID_FORMAT' | 'ERROR_INVALID_MATCH_LEVEL' | 'ERROR_INVALID_AS_LEVEL' | 'NO_TEMPLATES_SPECIFIED' | 'ERROR_MULTIPLE_FACES' | 'ERROR_POOR_ICAO_QUALITY' | 'ERROR_DECRYPTION_FAILED' | 'ERROR_GETTING_MODELS' | 'FEEDBACK_LICENCE_INVALID' | 'ERROR_REQUEST_EXPIRED' | 'ERROR_REQUEST_REPLAYED' | 'ERROR_UNAUTHORIZED' | 'ERROR_PAD_NOT_AVAILABLE' | 'INVALID_IMAGE' | 'ERROR_WRONG_RESOLUTION';
  /** As `message`; for a comparison that was made, FEEDBACK_MATCHED. */
  feedbackCode: 'FEEDBACK_RETRY' | 'FEEDBACK_RETRY_INSECURE' | 'ERROR_CLIENT_NOT_EXISTS' | 'ERROR_PAYLOAD_TOO_LARGE' | 'ERROR_SERVER_INTERNAL' | 'FEEDBACK_MATCHING_ERROR' | 'ERROR_SERVER_CONNECTION_FAILURE' | 'ERROR_INVALID_JSON' | 'ERROR_SERVER_BUSY' | 'ERROR_INVALID_IMAGE' | 'ERROR_INVALID_FORMAT' | 'ERROR_INVALID_MATCH_LEVEL' | 'ERROR_INVALID_AS_LEVEL' | 'NO_TEMPLATES_SPECIFIED' | 'ERROR_MULTIPLE_FACES' | 'ERROR_POOR_ICAO_QUALITY' | 'ERROR_DECRYPTION_FAILED' | 'ERROR_GETTING_MODELS' | 'FEEDBACK_LICENCE_INVALID' | 'ERROR_REQUEST_EXPIRED' | 'ERROR_REQUEST_REPLAYED' | 'ERROR_UNAUTHORIZED' | 'ERROR_PAD_NOT_AVAILABLE' | 'INVALID_IMAGE' | 'ERROR_WRONG_RESOLUTION';
  /** For people; never says why a capture could not be opened. */
  description: string;
};

export type ProblemBody = {
  /** urn:iws:error: and the name. */
  type: string;
  /** The row's text in the table of errors. */
  title: string;
  /** The HTTP status of a problem; the state of the server. */
  status: number;
  /** As `description`. */
  detail: string;
  /** urn:iws:refid: and the refid. */
  instance: string;
  /** Names this transaction, in logs too. */
  refid: string;
  /** The body's code; several names share one. */
  code: 401 | 404 | 413 | 500 | 501 | 503 | 504 | 505 | 506 | 507 | 509 | 510 | 601 | 602 | 603 | 604 | 605 | 606 | 607 | 900 | 901;
  /** The name of the result or of the error: what to switch on. */
  message: 'FEEDBACK_RETRY' | 'FEEDBACK_RETRY_INSECURE' | 'ERROR_CLIENT_NOT_EXISTS' | 'ERROR_PAYLOAD_TOO_LARGE' | 'ERROR_SERVER_INTERNAL' | 'FEEDBACK_MATCHING_ERROR' | 'ERROR_SERVER_CONNECTION_FAILURE' | 'ERROR_INVALID_JSON' | 'ERROR_SERVER_BUSY' | 'ERROR_INVALID_IMAGE' | 'ERROR_INVALID_FORMAT' | 'ERROR_INVALID_MATCH_LEVEL' | 'ERROR_INVALID_AS_LEVEL' | 'NO_TEMPLATES_SPECIFIED' | 'ERROR_MULTIPLE_FACES' | 'ERROR_POOR_ICAO_QUALITY' | 'ERROR_DECRYPTION_FAILED' | 'ERROR_GETTING_MODELS' | 'FEEDBACK_LICENCE_INVALID' | 'ERROR_REQUEST_EXPIRED' | 'ERROR_REQUEST_REPLAYED' | 'ERROR_UNAUTHORIZED' | 'ERROR_PAD_NOT_AVAILABLE' | 'INVALID_IMAGE' | 'ERROR_WRONG_RESOLUTION';
  /** As `message`; for a comparison that was made, FEEDBACK_MATCHED. */
  feedbackCode: 'FEEDBACK_RETRY' | 'FEEDBACK_RETRY_INSECURE' | 'ERROR_CLIENT_NOT_EXISTS' | 'ERROR_PAYLOAD_TOO_LARGE' | 'ERROR_SERVER_INTERNAL' | 'FEEDBACK_MATCHING_ERROR' | 'ERROR_SERVER_CONNECTION_FAILURE' | 'ERROR_INVALID_JSON' | 'ERROR_SERVER_BUSY' | 'ERROR_INVALID_IMAGE' | 'ERROR_INVALID_FORMAT' | 'ERROR_INVALID_MATCH_LEVEL' | 'ERROR_INVALID_AS_LEVEL' | 'NO_TEMPLATES_SPECIFIED' | 'ERROR_MULTIPLE_FACES' | 'ERROR_POOR_ICAO_QUALITY' | 'ERROR_DECRYPTION_FAILED' | 'ERROR_GETTING_MODELS' | 'FEEDBACK_LICENCE_INVALID' | 'ERROR_REQUEST_EXPIRED' | 'ERROR_REQUEST_REPLAYED' | 'ERROR_UNAUTHORIZED' | 'ERROR_PAD_NOT_AVAILABLE' | 'INVALID_IMAGE' | 'ERROR_WRONG_RESOLUTION';
  /** For people; never says why a capture could not be opened. */
  description: string;
};

/** What each operation takes and gives. */
export interface Operations {
  /** The models that run in the browser. */
  models: { request: undefined; answer: Uint8Array<ArrayBuffer> };
  /** The models that run in the browser, with an entity tag. */
  getModels: { request: undefined; answer: Uint8Array<ArrayBuffer> };
  /** The keys to which captures are sealed. */
  pubKey: { request: undefined; answer: KeySet };
  /** The keys to which captures are sealed. */
  getPubKey: { request: undefined; answer: KeySet };
  /** The server's clock, and a challenge for one capture. */
  time: { request: undefined; answer: ServerTime };
  /** Examines a sealed capture and gives its templates. */
  process: { request: ProcessForm; answer: ProcessCaptured };
  /** Compares a sealed capture with the picture of an identity document. */
  verifyWithPictureId: { request: VerifyForm; answer: VerifyWithPictureIdAnswer };
  /** The liveness of a sealed capture. */
  secureFaceAs: { request: SealedCaptureForm; answer: FaceAsAnswer };
  /** The liveness of a picture of any source and size. */
  faceAs: { request: FaceAsRequest; answer: FaceAsAnswer };
  /** Compares two selfies. */
  matchWithSelfie: { request: MatchRequest; answer: MatchWithSelfieAnswer };
  /** Compares a selfie with the picture of an identity document. */
  matchWithPictureId: { request: MatchRequest; answer: MatchWithPictureIdAnswer };
  /** Makes a template of a picture of any source and size. */
  generateTemplate: { request: GenerateTemplateRequest; answer: GenerateTemplateAnswer };
  /** Whether the process answers. */
  faceHealth: { request: undefined; answer: string };
  /** Whether the process answers. */
  healthz: { request: undefined; answer: Healthz };
  /** Whether captures are answered now, and with what. */
  readyz: { request: undefined; answer: Readyz };
  /** This description. */
  openApi: { request: undefined; answer: OpenApi };
  /** This description as a page to read. */
  docs: { request: undefined; answer: Uint8Array<ArrayBuffer> };
  /** Metrics for Prometheus. */
  metrics: { request: undefined; answer: string };
}

/** How each operation is asked. */
export const OPERATIONS = {
  models: { method: 'POST', path: '/api/v1/models', sends: 'nothing', reads: 'octets' },
  getModels: { method: 'GET', path: '/api/v1/models', sends: 'nothing', reads: 'octets' },
  pubKey: { method: 'POST', path: '/api/v1/pub_key', sends: 'nothing', reads: 'json' },
  getPubKey: { method: 'GET', path: '/api/v1/pub_key', sends: 'nothing', reads: 'json' },
  time: { method: 'POST', path: '/api/v1/time', sends: 'nothing', reads: 'json' },
  process: { method: 'POST', path: '/api/v1/process', sends: 'form', reads: 'json' },
  verifyWithPictureId: { method: 'POST', path: '/api/v1/verifyWithPictureId', sends: 'form', reads: 'json' },
  secureFaceAs: { method: 'POST', path: '/api/v1/secure/face/as', sends: 'form', reads: 'json' },
  faceAs: { method: 'POST', path: '/api/v1/face/as', sends: 'json', reads: 'json' },
  matchWithSelfie: { method: 'POST', path: '/api/v1/matchWithSelfie', sends: 'json', reads: 'json' },
  matchWithPictureId: { method: 'POST', path: '/api/v1/matchWithPictureId', sends: 'json', reads: 'json' },
  generateTemplate: { method: 'POST', path: '/api/v1/face/generateTemplateFromImage', sends: 'json', reads: 'json' },
  faceHealth: { method: 'GET', path: '/api/v1/face_health', sends: 'nothing', reads: 'text' },
  healthz: { method: 'GET', path: '/healthz', sends: 'nothing', reads: 'json' },
  readyz: { method: 'GET', path: '/readyz', sends: 'nothing', reads: 'json' },
  openApi: { method: 'GET', path: '/openapi.json', sends: 'nothing', reads: 'json' },
  docs: { method: 'GET', path: '/docs', sends: 'nothing', reads: 'octets' },
  metrics: { method: 'GET', path: '/metrics', sends: 'nothing', reads: 'text' },
} as const;
