import type { ModelFacts } from './model-facts.ts';

const licence = {
  stated: 'Apache-2.0',
  unclear: [
    'The package names the licence in package.json only; the training data is described by the publisher ' +
      'in general terms and is not public.',
  ],
};

/** TFLite files of MediaPipe, converted; channels first, so that every model here takes the same layout. */
export const MEDIAPIPE_MODELS: Record<
  'facemesh' | 'blazeface_short' | 'blazeface_full' | 'selfie_segmentation',
  ModelFacts
> = {
  facemesh: {
    role: '468 face landmarks, and whether there is a face at all',
    version: '1.0.0',
    source: {
      package: '@mediapipe/face_mesh',
      version: '0.4.1657299874',
      path: 'face_mesh_solution_packed_assets.data#face_landmark.tflite',
    },
    licence,
    platforms: ['server', 'browser'],
    input: {
      name: 'input',
      shape: ['N', 3, 192, 192],
      layout: 'NCHW',
      colour: 'RGB',
      mean: 0,
      scale: 1 / 255,
      crop: {
        from: 'face box',
        sides: [1.33],
        rule:
          "square, 1.5 times the longer side of the box that a mesh takes: .887 of fr_detect's box, its centre .069 of that lower " +
          '(in a video the box of the last mesh); where the eyes turn out to be tilted by more than 6° made again upright, ' +
          'twice at most',
      },
    },
    outputs: [
      {
        name: 'landmarks',
        shape: ['N', 468, 3],
        meaning: 'x, y, z in pixels of the 192x192 crop; z about 0 at the centre of the head',
      },
      {
        name: 'face_flag',
        shape: ['N', 1],
        meaning: 'logit; its sigmoid is the probability that the crop shows a face',
      },
    ],
    costShape: [1, 3, 192, 192],
  },
  blazeface_short: {
    role: 'face detection at arm length (selfie)',
    version: '1.0.0',
    source: {
      package: '@mediapipe/face_detection',
      version: '0.4.1657300184',
      path: 'face_detection_short_range.tflite',
    },
    licence,
    platforms: ['server', 'browser'],
    input: {
      name: 'input',
      shape: ['N', 3, 128, 128],
      layout: 'NCHW',
      colour: 'RGB',
      mean: 127.5,
      scale: 1 / 127.5,
      crop: {
        from: 'image',
        sides: [],
        rule:
          'the whole image, resized with its proportions kept, in a square with the edges repeated; for covered faces also ' +
          'with borders of .25 and .6 of the longer side',
      },
    },
    outputs: [
      {
        name: 'boxes',
        shape: ['N', 896, 16],
        meaning:
          'for each anchor, in pixels of the 128x128 input: centre x, y relative to the anchor centre, width, ' +
          'height, then x, y (relative too) of the eye on the left of the image, the other eye, nose tip, mouth, ' +
          'ear on the left, the other ear. Anchors in the order row, column, anchor: 16x16 cells with 2 anchors, ' +
          'then 8x8 cells with 6, all at the centre of their cell',
      },
      { name: 'scores', shape: ['N', 896, 1], meaning: 'logit that the anchor is a face' },
    ],
    costShape: [1, 3, 128, 128],
  },
  blazeface_full: {
    role: 'guesses at covered faces; in the model set "clear", face detection at some metres',
    version: '1.0.0',
    source: {
      package: '@mediapipe/face_detection',
      version: '0.4.1657300184',
      path: 'face_detection_full_range.tflite',
    },
    licence,
    platforms: ['server'],
    input: {
      name: 'input',
      shape: ['N', 3, 192, 192],
      layout: 'NCHW',
      colour: 'RGB',
      mean: 127.5,
      scale: 1 / 127.5,
      crop: {
        from: 'image',
        sides: [],
        rule:
          'the whole image, resized with its proportions kept, in a square with the edges repeated; for covered faces also ' +
          'with borders of .25 and .6 of the longer side',
      },
    },
    outputs: [
      {
        name: 'boxes',
        shape: ['N', 2304, 16],
        meaning:
          'as those of blazeface_short, in pixels of the 192x192 input; 48x48 cells with one anchor each',
      },
      { name: 'scores', shape: ['N', 2304, 1], meaning: 'logit that the anchor is a face' },
    ],
    costShape: [1, 3, 192, 192],
  },
  selfie_segmentation: {
    role: 'segmentation: which part of a picture shows the person in front of the camera',
    version: '1.0.0',
    source: {
      package: '@mediapipe/selfie_segmentation',
      version: '0.1.1675465747',
      path: 'selfie_segmentation.tflite',
    },
    licence,
    platforms: ['server'],
    input: {
      name: 'input',
      shape: ['N', 3, 256, 256],
      layout: 'NCHW',
      colour: 'RGB',
      mean: 0,
      scale: 1 / 255,
      crop: { from: 'image', sides: [], rule: 'the whole image, stretched to the square' },
    },
    outputs: [
      {
        name: 'mask',
        shape: ['N', 1, 256, 256],
        meaning: 'for each pixel the probability that it belongs to the person',
      },
    ],
    costShape: [1, 3, 256, 256],
  },
};
