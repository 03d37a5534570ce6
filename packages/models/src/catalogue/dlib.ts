import type { ModelFacts } from './model-facts.ts';

/** dlib's face recognition network, as @vladmandic/face-api ships its weights; the graph is ours (convert/dlib-network.ts). */
export const DLIB_MODELS: Record<'dlib_resnet', ModelFacts> = {
  dlib_resnet: {
    role: 'face features for comparison (cosine of two outputs), in the model set "clear"',
    version: '1.0.0',
    source: {
      package: '@vladmandic/face-api',
      version: '1.7.15',
      path: 'model/face_recognition_model-weights_manifest.json',
    },
    licence: {
      stated: 'MIT',
      unclear: [
        "The package's licence names its own author; the weights are those that the author of dlib gave to the public " +
          'domain (davisking/dlib-models), stored in eight bits each by somebody else.',
        'Their training data are public photographs of people whose consent is not documented.',
      ],
    },
    platforms: ['server'],
    input: {
      name: 'input',
      shape: ['N', 3, 150, 150],
      layout: 'NCHW',
      colour: 'RGB',
      mean: 0,
      scale: 1 / 255,
      crop: {
        from: 'five points',
        sides: [],
        rule:
          'similarity transform (all five points, least squares) of eye centres, nose tip and mouth corners onto the ' +
          "reference points of dlib's own crop, which shows more around the face than ArcFace's",
      },
    },
    outputs: [{ name: 'features', shape: ['N', 128], meaning: 'features, not of unit length' }],
    costShape: [1, 3, 150, 150],
  },
};
