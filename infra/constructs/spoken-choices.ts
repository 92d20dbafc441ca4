import { createHash } from 'node:crypto';
import { Aws, Stack } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnBot, CfnBotAlias, CfnBotVersion, CfnResourcePolicy } from 'aws-cdk-lib/aws-lex';
import { Construct } from 'constructs';
import { mark } from '../mark.ts';
import type { Settings } from '../settings.ts';
import { choiceWords, spokenLocales } from './choice-words.ts';

export interface SpokenChoicesProps {
  readonly instanceArn: string;
  readonly settings: Settings;
}

/** Assumed: below it, a wrong guess costs a caller more than the question once more. */
const sureEnough = 0.6;

/**
 * A bot that understands what a key could say: yes, no, a person, an emergency, say it again, and digits. It says nothing itself,
 * calls no function and keeps no words. Flows name its alias, which stays the same while versions change under it.
 */
export class SpokenChoices extends Construct {
  /** ARN of the alias that flows name; undefined where Lex speaks none of the languages. */
  readonly aliasArn: string | undefined;

  constructor(scope: Construct, id: string, { instanceArn, settings }: SpokenChoicesProps) {
    super(scope, id);
    const locales = spokenLocales(settings.clinic.languages);
    if (locales.length === 0) return;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lexv2.amazonaws.com'),
      description: 'Careline: the bot for spoken choices calls nothing',
    });
    const botLocales = locales.map(locale);
    const bot = new CfnBot(this, 'Bot', {
      name: `careline-${settings.stage}-spoken-choices`,
      description: 'Yes, no, a person, an emergency, again, digits',
      roleArn: role.roleArn,
      // The shortest that Lex takes: a choice is one turn.
      idleSessionTtlInSeconds: 60,
      // 15 U.S.C. 6501: the clinic is called by and for adults.
      dataPrivacy: { ChildDirected: false },
      autoBuildBotLocales: true,
      botLocales,
    });
    // A version cannot be changed: other words, another version.
    const words = createHash('sha256').update(JSON.stringify(botLocales)).digest('hex').slice(0, 8);
    const version = new CfnBotVersion(this, `Version${words}`, {
      botId: bot.attrId,
      description: `Words ${words}`,
      botVersionLocaleSpecification: locales.map(({ localeId }) => ({
        localeId,
        botVersionLocaleDetails: { sourceBotVersion: 'DRAFT' },
      })),
    });
    const alias = new CfnBotAlias(this, 'Alias', {
      botAliasName: 'live',
      botId: bot.attrId,
      botVersion: version.attrBotVersion,
      botAliasLocaleSettings: locales.map(({ localeId }) => ({
        localeId,
        botAliasLocaleSetting: { enabled: true },
      })),
      sentimentAnalysisSettings: { DetectSentiment: false },
    });
    mark(alias, { bot: 'spoken-choices' });
    this.aliasArn = alias.attrArn;
    const policy = this.letConnectAsk(alias.attrArn, instanceArn);
    new CfnIntegrationAssociation(this, 'Association', {
      instanceId: instanceArn,
      integrationType: 'LEX_BOT',
      integrationArn: alias.attrArn,
    }).addResourceDependency(policy);
  }

  /** Source: Lex V2 Developer Guide, contact-center-connect: the policy that Connect needs on an alias. */
  private letConnectAsk(aliasArn: string, instanceArn: string): CfnResourcePolicy {
    return new CfnResourcePolicy(this, 'LetConnectAsk', {
      resourceArn: aliasArn,
      policy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'ConnectOnly',
            Effect: 'Allow',
            Principal: { Service: `connect.${Stack.of(this).urlSuffix}` },
            Action: ['lex:RecognizeText', 'lex:StartConversation'],
            Resource: aliasArn,
            Condition: {
              StringEquals: { 'AWS:SourceAccount': Aws.ACCOUNT_ID },
              ArnEquals: { 'AWS:SourceArn': instanceArn },
            },
          },
        ],
      },
    });
  }
}

function locale({ localeId, language }: ReturnType<typeof spokenLocales>[number]): CfnBot.BotLocaleProperty {
  const said = choiceWords[language];
  const intents = Object.entries(said.intents).map(([name, utterances]) => ({
    name,
    sampleUtterances: utterances.map((utterance) => ({ utterance })),
  }));
  return {
    localeId,
    nluConfidenceThreshold: sureEnough,
    intents: [
      ...intents,
      {
        name: 'Digits',
        sampleUtterances: said.digits.map((utterance) => ({ utterance })),
        slots: [
          {
            name: 'digits',
            slotTypeName: 'AMAZON.Number',
            // What a caller keys or says may be a birth date or a record number.
            obfuscationSetting: { obfuscationSettingType: 'DefaultObfuscation' },
            valueElicitationSetting: { slotConstraint: 'Optional' },
          },
        ],
      },
      { name: 'FallbackIntent', parentIntentSignature: 'AMAZON.FallbackIntent' },
    ],
  };
}
