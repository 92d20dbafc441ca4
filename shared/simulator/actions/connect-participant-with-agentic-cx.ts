import { BotTalk } from '../bot-talk.ts';
import { objectOf, type Signal, type SimulatedAction, textOf } from '../branch.ts';
import { prepareFields } from '../looking.ts';
import { prepareText } from '../text.ts';

/**
 * An agentic assistant speaks with the customer until it ends or asks for a person (`Escalation`). Here it is one of the
 * centre's bots, found by the id of its application. Assumed: the context comes back in `$.AgenticCX.ContextVariables`.
 */
export const connectParticipantWithAgenticCX: SimulatedAction = {
  type: 'ConnectParticipantWithAgenticCX',
  prepare(plan) {
    const agent = objectOf(plan.parameters.AgentConfiguration);
    const application = prepareText(textOf(agent.ApplicationId));
    const context = prepareFields(agent.ContextVariables);
    const failed = plan.error('NoMatchingError');
    const otherwise = plan.error('NoMatchingCondition');
    const tooLate = plan.error('InputTimeLimitExceeded');
    return (call): Signal => {
      const bot = call.centre.bot(application.read(call));
      if (!bot || call.audience !== 'customer') return failed;
      const talk = new BotTalk(
        {
          ...{ step: plan.id, bot, attributes: context(call), failed, tooLate },
          silenceMs: call.contact.channel === 'VOICE' ? 10_000 : Number.POSITIVE_INFINITY,
          betweenMs: 5_000,
          ended: ({ intent, attributes, state }) => {
            if (state === 'Failed') return failed;
            call.contact.find('AgenticCX', { ContextVariables: attributes ?? {} });
            // Observed: published builders of flows call the way on the one of a talk that ended by itself.
            return intent === undefined ? plan.next : (plan.choose(intent, call) ?? otherwise);
          },
        },
        call,
      );
      return talk.ask(0);
    };
  },
};
