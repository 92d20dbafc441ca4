import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

/**
 * What a settings file says, not yet checked: JSON, or TypeScript that exports `settings` (Node strips the types). Relative to
 * where the command runs. A file of settings is data: it is loaded at once, so it may not wait for anything.
 */
export function readSettingsFile(file: string): unknown {
  return /\.[cm]?[jt]s$/.test(file) ? loaded(file) : parsed(file);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const why = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new Error(
      `The settings file ${file} ${why}. Give a file of JSON or TypeScript; infra/SETTINGS.md lists the settings.`,
      { cause },
    );
  }
}

function loaded(file: string): unknown {
  const module = required(file);
  if (typeof module === 'object' && module !== null && 'settings' in module) return module.settings;
  throw new Error(
    `The settings file ${file} exports no \`settings\`. Write "export const settings = defineSettings({ … });", as infra/settings/examples/small.ts does.`,
  );
}

function required(file: string): unknown {
  try {
    return createRequire(import.meta.url)(resolve(file));
  } catch (cause) {
    throw new Error(
      `The settings file ${file} cannot be loaded: ${cause instanceof Error ? cause.message : 'it threw'}. Correct it; infra/settings/examples/small.ts is one that works.`,
      { cause },
    );
  }
}
