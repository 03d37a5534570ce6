import { serverSpans, visitSpans, waterfall } from './waterfall';

describe('a waterfall', () => {
  it('lays out what follows upon each other on one line', () => {
    expect(
      waterfall([
        ['a', 30],
        ['b', 10],
      ]),
    ).toEqual([
      { name: 'a', milliseconds: 30, from: 0, length: 0.75 },
      { name: 'b', milliseconds: 10, from: 0.75, length: 0.25 },
    ]);
  });

  it('is empty where nothing took time', () => {
    expect(waterfall([['a', 0]])).toEqual([]);
    expect(serverSpans(undefined)).toEqual([]);
  });

  it('orders the stages of the server, and leaves out the time in the models', () => {
    const stages = { inference: 80, template: 10, open: 5, pad: 25, newer: 3 };
    expect(serverSpans({ stages }).map(({ name }) => name)).toEqual(['open', 'pad', 'template']);
  });

  it('shows the visit from the first stage to the last', () => {
    const spans = visitSpans({ preparing: 500, capturing: 3000, checking: 500 });
    expect(spans.map(({ name, from }) => [name, from])).toEqual([
      ['preparing', 0],
      ['capturing', 0.125],
      ['checking', 0.875],
    ]);
  });
});
