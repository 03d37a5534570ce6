import type { ModelFacts } from './model-facts.ts';

const licence = {
  stated: 'MIT',
  unclear: [
    'The copyright line of the LICENSE file names "gitguanqi", not the publisher Faceplugin.',
    'Nothing in the package says where the weights or the training data come from.',
  ],
};

const source = (file: string): ModelFacts['source'] => ({
  package: 'faceplugin-face-recognition-js',
  version: '0.0.1',
  path: `model/${file}.onnx`,
});

/** The ONNX files of faceplugin, edited: free batch dimension, named outputs; what the numbers are is unchanged. */
export const FACEPLUGIN_MODELS: Record<
  'fr_detect' | 'fr_feature' | 'fr_liveness' | 'fr_eye',
  ModelFacts
> = {
  fr_detect: {
    role: 'face detection; 320x240 finds large faces, a second pass at 640x480 small ones',
    version: '1.0.0',
    source: source('fr_detect'),
    licence,
    platforms: ['server'],
    input: {
      name: 'input',
      shape: ['N', 3, 'H', 'W'],
      layout: 'NCHW',
      colour: 'RGB',
      mean: 127,
      scale: 1 / 128,
      crop: { from: 'image', sides: [], rule: 'the whole image, resized to W x H' },
    },
    outputs: [
      {
        name: 'scores',
        shape: ['N', 'A', 2],
        meaning: 'softmax of background, face for each anchor',
      },
      {
        name: 'boxes',
        shape: ['N', 'A', 4],
        meaning:
          'offsets tx, ty, tw, th from each anchor (cx, cy, w, h in 0..1 of the input): centre = anchor centre ' +
          '+ 0.1 * t * anchor size, size = anchor size * exp(0.2 * t). Anchors in the order stride, row, column, ' +
          'size: strides 8, 16, 32, 64 with square sizes 10, 16, 24 / 32, 48 / 64, 96 / 128, 192, 256 pixels; ' +
          'grid of ceil(W / stride) columns and ceil(H / stride) rows, centre x = (column + 0.5) / columns, ' +
          'y likewise; ' +
          'all four clamped to 0..1',
      },
    ],
    costShape: [1, 3, 240, 320],
  },
  fr_feature: {
    role: 'face features for comparison (cosine of two outputs)',
    version: '1.0.0',
    source: source('fr_feature'),
    licence,
    platforms: ['server'],
    input: {
      name: 'input',
      shape: ['N', 3, 112, 112],
      layout: 'NCHW',
      colour: 'BGR',
      mean: 127.5,
      scale: 1 / 127.5,
      crop: {
        from: 'five points',
        sides: [],
        rule:
          'similarity transform (all five points, least squares) of eye centres, nose tip and mouth corners ' +
          'onto the 112x112 ArcFace reference points',
      },
    },
    outputs: [
      { name: 'features', shape: ['N', 512], meaning: 'features, not of unit length' },
      {
        name: 'map_28',
        shape: ['N', 64, 28, 28],
        meaning:
          'feature map from within, 4 pixels of the input for each cell; visibility is read from the maps',
      },
      {
        name: 'map_14',
        shape: ['N', 128, 14, 14],
        meaning: 'feature map from further within, 8 pixels of the input for each cell',
      },
      {
        name: 'map_7',
        shape: ['N', 128, 7, 7],
        meaning: 'feature map before the last layers, 16 pixels of the input for each cell',
      },
    ],
    costShape: [1, 3, 112, 112],
  },
  fr_liveness: {
    role: 'presentation attack detection',
    version: '1.0.0',
    source: source('fr_liveness'),
    licence,
    platforms: ['server'],
    input: {
      name: 'input',
      shape: ['N', 3, 128, 128],
      layout: 'NCHW',
      colour: 'BGR',
      mean: 0,
      scale: 1,
      crop: {
        from: 'face box',
        sides: [1.5, 2.7],
        rule:
          'square around the centre of the box, side a multiple of its longer side; where it reaches outside ' +
          'the picture it is shifted, then the edge is repeated, never black',
      },
    },
    outputs: [
      {
        name: 'logits',
        shape: ['N', 3],
        meaning: 'before softmax: bona fide, flat attack, attack with depth',
      },
    ],
    costShape: [1, 3, 128, 128],
  },
  fr_eye: {
    role: 'open or closed eye',
    version: '1.0.0',
    source: source('fr_eye'),
    licence,
    platforms: ['server', 'browser'],
    input: {
      name: 'input',
      shape: ['N', 1, 24, 24],
      layout: 'NCHW',
      colour: 'grey',
      mean: 0,
      scale: 1 / 255,
      crop: {
        from: 'eyes',
        sides: [1.2, 1.5],
        rule:
          'square around the eye, side a multiple of the distance of its two corners, brought to mean 0.5 and deviation 0.2; ' +
          'both crops and their mirror images are averaged as log odds',
      },
    },
    outputs: [{ name: 'logits', shape: ['N', 2], meaning: 'before softmax: closed, open' }],
    costShape: [1, 1, 24, 24],
  },
};
