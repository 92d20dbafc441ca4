import type { CardInput } from '../card-input.ts';

/**
 * What a caller keyed, or an empty text for silence, which Connect leaves in clear as the word `Timeout`.
 * Source: reference flow-language, store form of GetParticipantInput. The bytes are overwritten as soon as they are read.
 */
export async function readKeyedDigits(cardInput: CardInput, stored: string): Promise<string> {
  if (stored === '' || stored === 'Timeout') return '';
  const bytes = await cardInput.open(stored);
  try {
    return new TextDecoder().decode(bytes);
  } finally {
    bytes.fill(0);
  }
}
