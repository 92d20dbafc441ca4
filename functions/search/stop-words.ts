/**
 * Words that say nothing of what a call was about: they stand in every transcript, so they are neither kept nor looked for.
 * By language without region; normalised as `wordsOf` does. Chinese has none: it is kept in pairs of characters.
 */
export const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(`a about after all also am an and any are as at be been before but by can could did do does for from get go
    good got had has have he hello her here hi him his how i if i'd i'll i'm i've in is it it's its just know let like me my
    no not now of ok okay on one or our out please right say see she so some thank thanks that that's the their them then
    there they this to too uh um up us very was we we're well were what when where which who why will with would yeah yes
    you you're your`),
  es: words(`a al algo aqui asi bien bueno buenos buenas como con de del dias donde el ella ellos en entonces era es esa ese
    eso esta estan estar este esto estoy fue gracias ha hasta hay hola la las le les lo los mas me mi mucho muy nada ni no
    nos nosotros o para pero por porque pues puede que quien se senor senora ser si sido sin sobre son su sus tambien te
    tengo tiene todo tu un una uno usted va vale y ya yo`),
  it: words(`a ad ai al alla anche ancora bene buongiorno c'e che chi ci come con cosa cosi da dal del della di dove e ed era
    ero essere fa fare gli grazie ha hai ho i il in io l la le lei li lo loro ma me mi mia mio molto ne nel nella no noi non
    o per perche piu poi prego puo quando quello questa questo qui se sei si sia signora signore sono sta su sua suo tra tu
    un una uno va vi voi`),
  ru: words(`а без бы был была были было быть в вам вас во вот все всё вы да для до его ее если есть еще же за здравствуйте и
    из или им их к как ко когда кто ли меня мне мой мы на нам нас не нет ну но о об он она они от по пожалуйста при с
    сейчас со спасибо так там то тоже только тут ты у уже хорошо что чтобы это этого этот я`),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.replaceAll('ё', 'е').split(/\s+/));
}
