import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';
import { VARIABLES } from './variables.ts';
import { readFileSync } from 'node:fs';

const needed = {
  SERVER_CONFIG_PATH: '/opt/data/lic_config.json',
  IWS_LICENCE_ISSUER_KEY: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};

describe('readConfiguration', () => {
  it('needs the licence and its issuer, and has a default for all the rest', () => {
    const configuration = readConfiguration(needed);
    expect(configuration).toMatchObject({
      port: 8080,
      adminPort: null,
      padFloor: 'BALANCED_VERY_HIGH',
      injectionPolicy: 'report',
      replayScope: 'blob',
      executionProvider: 'cpu',
      logLevel: 'INFO',
    });
    for (const name of Object.keys(needed)) {
      expect(() => readConfiguration({ ...needed, [name]: '' })).toThrow(`${name} is not set`);
    }
  });

  it.each([
    [{ IWS_PROT: '1' }, 'unknown variable IWS_PROT'],
    [{ iws_port: '1' }, 'unknown variable iws_port'],
    [{ IWS_PORT: '80a' }, 'IWS_PORT must be a whole number from 0 to 65535'],
    [{ IWS_PORT: '65536' }, 'IWS_PORT must be a whole number from 0 to 65535'],
    [{ TOMCAT_HTTP: '-1' }, 'TOMCAT_HTTP must be a whole number from 0 to 65535'],
    [{ IWS_PORT: '1', TOMCAT_HTTP: '2' }, 'IWS_PORT and TOMCAT_HTTP are the same setting'],
    [{ SERVER_CONFIG: '/other' }, 'SERVER_CONFIG_PATH and SERVER_CONFIG are the same setting'],
    [{ IWS_AS_FLOOR: 'NONE' }, 'IWS_AS_FLOOR must be one of client, LOW'],
    [{ IWS_AS_FLOOR: 'high' }, 'IWS_AS_FLOOR must be one of'],
    [{ IWS_LICENCE_ISSUER_KEY: 'x'.repeat(43) }, 'IWS_LICENCE_ISSUER_KEY must be an Ed25519'],
    [{ IWS_EXECUTION_PROVIDER: 'gpu' }, 'IWS_EXECUTION_PROVIDER must be one of cpu'],
    [{ TEMPLATE_ENCRYPTION_ENABLED: 'yes' }, 'TEMPLATE_ENCRYPTION_ENABLED must be true or false'],
    [{ TEMPLATE_ENCRYPTION_KEY: 'x' }, 'TEMPLATE_ENCRYPTION_KEY must be an RSA public key'],
    [{ TEMPLATE_ENCRYPTION_HASH: 'MD5' }, 'TEMPLATE_ENCRYPTION_HASH must be one of SHA-1, SHA-256'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL must be an address like redis://'],
    [{ REDIS_URL: 'http://localhost' }, 'REDIS_URL must be an address like redis://'],
    [{ REDIS_URL: 'redis://localhost/name' }, 'REDIS_URL must be an address like redis://'],
    [{ IWS_ACCESS_TOKEN: 'short' }, 'IWS_ACCESS_TOKEN must be at least 16'],
    [{ IWS_MODEL_SET: 'best' }, 'IWS_MODEL_SET must be one of default, clear'],
  ])('refuses %j in one line', (extra, message) => {
    const read = () => readConfiguration({ ...needed, ...extra });
    expect(read).toThrow(message);
    expect(read).toThrow(/^[^\n]+$/);
  });

  it('takes the names of the product guide, and the same value twice', () => {
    const { SERVER_CONFIG_PATH, ...rest } = needed;
    const aliased = readConfiguration({ ...rest, SERVER_CONFIG: SERVER_CONFIG_PATH });
    expect(aliased.licencePath).toBe(SERVER_CONFIG_PATH);
    expect(readConfiguration({ ...needed, TOMCAT_HTTP: '9090' }).port).toBe(9090);
    expect(readConfiguration({ ...needed, TOMCAT_HTTP: '9090', IWS_PORT: '9090' }).port).toBe(9090);
    expect(readConfiguration({ ...needed, LOG_LEVEL: 'debug' }).logLevel).toBe('DEBUG');
  });

  it('says which old names it passes over, and takes harmless values', () => {
    const configuration = readConfiguration({
      ...needed,
      TOMCAT_AJP: '8009',
      TEMPLATE_ENCRYPTION_ENABLED: 'false',
    });
    expect(configuration.ignored).toEqual(['TOMCAT_AJP']);
  });

  it('is described completely by docs/configuration.md', () => {
    const page = readFileSync(
      new URL('../../../../docs/configuration.md', import.meta.url),
      'utf8',
    );
    for (const { name, alias, meaning } of Object.values(VARIABLES)) {
      expect(page).toContain(`\`${name}\``);
      if (alias) expect(page).toContain(`\`${alias}\``);
      expect(page).toContain(meaning);
    }
    const documented = page.match(/`IWS_[A-Z_]+`/g) ?? [];
    const known: string[] = Object.values(VARIABLES).map(({ name }) => name);
    for (const name of documented) expect(known).toContain(name.slice(1, -1));
  });
});
