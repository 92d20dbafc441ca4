/** `npm run rehearse-restore`: the whole centre on embedded endpoints, a damage, and the way back. */
import { startCentre } from '../centre/start-centre.ts';
import { rehearsal } from './rehearsal.ts';
import { rehearseRestore } from './rehearse.ts';

const centre = await startCentre({ speed: 0 });
try {
  await rehearseRestore(centre, (line) => console.log(line), rehearsal(200, new Date()));
} finally {
  await centre.close();
}
