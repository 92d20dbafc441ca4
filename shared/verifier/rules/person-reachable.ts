import { end, example, menu, setQueue, toQueue } from '../example.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { menusWithout, usualMenus } from '../ways-out.ts';

const policy: Policy = { person: [{ queueTransfer: true }] };

export const personReachable: Rule = {
  id: 'person-reachable',
  level: 'error',
  what: 'from every menu a key leads to a person (policy)',
  why: 'A caller whom the menu does not help must get to a person, or be called back; otherwise the call ends with nothing.',
  source: 'Dialogue rule: a human is reachable by the third menu at the latest.',
  wrong: example({ ask: menu('For opening hours press 1', { 1: 'bye' }, 'bye'), bye: end }, { policy }),
  right: example(
    {
      ask: menu('For opening hours press 1', { 1: 'bye', 0: 'queue' }, 'bye'),
      queue: setQueue('front-desk', 'transfer', 'bye'),
      transfer: toQueue('bye'),
      bye: end,
    },
    { policy },
  ),
  actions: ['GetParticipantInput'],
  *check(context) {
    const { person: ways, furtherMenus } = context.policy ?? {};
    if (!ways) return;
    const most = furtherMenus?.person ?? usualMenus;
    for (const step of menusWithout(context, ways, most)) {
      yield {
        step,
        message: `No key of this menu leads to a person within ${most} more menus.`,
        fix: 'Give it a key, by custom 0, that leads to a queue or a callback.',
      };
    }
  },
};
