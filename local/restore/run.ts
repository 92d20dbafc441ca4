/** `npm run rehearse-restore`: the whole centre on embedded endpoints, a damage, and the way back. */
import { startCentre } from '../centre/start-centre.ts';
import { rehearseRestore } from './rehearse.ts';

/** Two hundred contacts: half of them have come when the moment is noted. */
const contacts = Array.from({ length: 200 }, (_, n) => {
  const at = new Date(Date.now() - (200 - n) * 60_000).toISOString();
  return {
    ContactId: `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    LastUpdateTimestamp: at,
    InitiationTimestamp: at,
    DisconnectTimestamp: at,
    Channel: 'VOICE',
    InitiationMethod: 'INBOUND',
    DisconnectReason: 'CUSTOMER_DISCONNECT',
    CustomerEndpoint: { Address: `+120655501${String(n % 100).padStart(2, '0')}`, Type: 'TELEPHONE_NUMBER' },
  };
});

const centre = await startCentre({ speed: 0 });
try {
  const records = { before: contacts.slice(0, 100), after: contacts.slice(100) };
  await rehearseRestore(centre, (line) => console.log(line), records);
} finally {
  await centre.close();
}
