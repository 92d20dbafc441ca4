import { end, example, exampleFlow, menu, toFlow } from '../example.ts';
import type { Policy } from '../policy.ts';
import type { Rule } from '../rule.ts';
import { menusWithout, usualMenus } from '../ways-out.ts';

const policy: Policy = { emergency: [{ flow: 'emergency' }] };
const emergency = exampleFlow({ bye: end }, { name: 'emergency', kind: 'CONTACT_FLOW' });
const ask = menu('For appointments press 1', { 1: 'bye', 9: 'help' }, 'bye');
const front = exampleFlow({ ask, help: toFlow('emergency', 'bye'), bye: end });

export const emergencyWayOut: Rule = {
  id: 'emergency-way-out',
  level: 'error',
  what: 'from every menu a key leads to an emergency way out (policy)',
  why: 'A caller may find only in the middle of a call that it is an emergency. A menu without that key costs time that the caller does not have.',
  source: 'Dialogue rule: an emergency way out is everywhere.',
  wrong: example({ ask: menu('For appointments press 1', { 1: 'bye' }, 'bye'), bye: end }, { policy }),
  right: {
    sources: [
      { file: 'front.json', flow: front },
      { file: 'emergency.json', flow: emergency },
    ],
    policy,
  },
  actions: ['GetParticipantInput'],
  *check(context) {
    const { emergency: ways, furtherMenus } = context.policy ?? {};
    if (!ways) return;
    const most = furtherMenus?.emergency ?? usualMenus;
    for (const step of menusWithout(context, ways, most)) {
      yield {
        step,
        message: `No key of this menu leads to an emergency way out within ${most} more menus.`,
        fix: 'Give it a key that does.',
      };
    }
  },
};
