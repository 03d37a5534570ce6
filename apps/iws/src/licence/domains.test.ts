import { describe, expect, it } from 'vitest';
import { domainOf, isCovered, normaliseDomain, originOf } from './domains.ts';

describe('domainOf', () => {
  it.each([
    ['https://Example.ORG:8443/path?x#y', 'example.org'],
    ['http://localhost:4200', 'localhost'],
    ['https://example.org.', 'example.org'],
    ['https://b\u00fccher.example/', 'xn--bcher-kva.example'],
    ['http://[::1]:3000', '[::1]'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['https://licensed.example@evil.example/', 'evil.example'],
    ['app:org.Example.face', 'app:org.example.face'],
  ])('%s names %s', (text, domain) => expect(domainOf(text)).toBe(domain));

  it.each([
    'null',
    '',
    'example.org',
    'file:///etc/passwd',
    'data:,x',
    'https://',
    'app:',
    'app:a b',
  ])('%j names none', (text) => expect(domainOf(text)).toBeNull());
});

it('originOf keeps scheme and port', () => {
  expect(originOf('https://Example.org:8443/a/b?c')).toBe('https://example.org:8443');
  expect(originOf('null')).toBeNull();
  expect(originOf('app:org.example')).toBe('app:org.example');
});

describe('licensed domains', () => {
  it.each([
    ['example.org', true],
    ['EXAMPLE.org', true],
    ['*.example.org', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['app:org.example', true],
    ['*', false],
    ['*.', false],
    ['*.127.0.0.1', false],
    ['*.*.org', false],
    ['a*.example.org', false],
    ['example.org:443', false],
    ['https://example.org', false],
    ['example.org/path', false],
    ['user@example.org', false],
    ['', false],
  ])('%j can be licensed: %s', (pattern, possible) =>
    expect(normaliseDomain(pattern) !== null).toBe(possible),
  );

  it.each([
    ['example.org', ['example.org'], true],
    ['www.example.org', ['example.org'], false],
    ['www.example.org', ['*.example.org'], true],
    ['a.b.example.org', ['*.example.org'], true],
    ['example.org', ['*.example.org'], false],
    ['evilexample.org', ['*.example.org'], false],
    ['.example.org', ['*.example.org'], false],
    ['example.org.evil', ['example.org', '*.example.org'], false],
    ['anything', [], false],
  ])('%s covered by %j: %s', (domain, patterns, covered) =>
    expect(isCovered(domain, patterns)).toBe(covered),
  );
});
