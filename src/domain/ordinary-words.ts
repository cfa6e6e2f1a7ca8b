/**
 * Words of code and of plain English that are somebody's name, too, or a part of their address: where they stand alone
 * in code, they hardly mean a person.
 */
const ORDINARY = `
  abs account ace add address admin alias all amber and any api app apple applicant apply april arc archer array arrow
  art ash aspen assert async august author autumn await aware baker ball banks bar barber barn base bass bay bean bear
  bell berg berry best bill binary bird bishop black blue board bolt bond boolean booth border boss bot bow box branch
  brand break bridge bright brooks brown browser buck buffer bug build burn bush butler byte cache call candidate car
  card care carpenter carter case cash cast cat catch chain chan chance change channel char chase check child chip
  choice christian church city class clay clear cliff cloud code col cole college color colt column com commit common
  company config connect const contact content cook copy core cost count court cox craft crane create cross cruz crystal
  curry cursor cut dale data date dawn day days deal dean debug deep default delay delete delta den der des desc dev
  diamond dim dir div dom done draw drew drop duke each earl east eden edge edit edu element else email end ender
  engineer enum error eval event example exec exit expect export extra factory fair faith fall false farmer fee fetch
  field fields file fill filter final find finder fine finish first fish fisher fix flag float flow flower fly fog fold
  font for ford forest form format forward foster fox frame frank free freeman friday from frost full fun function gap
  gate gates gem gene general get gift given glass glen global gmail gmx goal gold good googlemail gov grace grant graph
  gray green grey grid group grove guard guest guide guy hall hand handle hardy hart hash have haven hawk hay head heap
  heart heath height hello help her here hidden high hill hint his history hit holder hollow home hood hook hope host
  hot hotmail hour house hub hunt hunter ice icloud icon idea img import index info init inner input insert int interval
  invalid iris island item items ivy jack jade jan java jay job jobs join joiner joy json judge july june junior just
  keen keep key keys kid kind king kit knight label lake lamb lance land lane lang large lark last laurel law layer leaf
  lee left len length less let level lib library light like lily lime limit line link linked list little live load
  localhost lock log logger long loop lord love low lucky mac mace mail main major make man manager map march mark marks
  marsh mason master match max may mean media mega member memory mercer merge merry message meta method meyer middle
  miles mill miller min mine mini minor mint mod mode model module monday moon moor more morning most mount move multi
  music name nash net new newman next nice nick night noble node none noon nord norm north not note now null number
  object ocean off office ogden old olive one only open opera option orange order org origin out outer outlook output
  owner pace pack page paige paint pair palm parent paris park parker parse part pass past pat patch path pause pay
  payne peace peak pearl penn penny per perry pick pierce pike pilot pin piper place plan play plus point pole pool pop
  port portal porter post potter pound power price prime prince print process profile promise prop proton protonmail
  proxy public pull pure push put queen query quest queue quick rain random range rank rate raw ray read reader real red
  reed reference reject remote replace request reset resolve rest result return review rice rich ridge right ring rise
  river road rob robin rock rod role root rose round route row ruby rule run rush russell rust rusty sage salt sample
  sand sandy save scale scan scheme scope score script sea search season second secret seed select self send senior sent
  serial server service session set settle shade shape share sharp shaw she shell shift shop short show side sign silver
  simple sin singer single size skip sky slack sleep slice slot small smart smith snow some son song sort sorter source
  south space spark spear spec speed spencer split spring spy square stack staff stage stamp star start state static
  status stay steel step sterling stock stone stop store storm stream street string strong student sub success sum
  summer sun sunday sunny super swap sweet switch symbol sync system table tag take tan tanner target task taylor team
  temp temple term test tester text that the then there thorn thread throw throws tick tide tie tile tim time timer
  title today toggle token tool top total touch town trace track trail trap travis tree trim trip true try tuple turn
  turner two type ultra under undo union unit university update upper url use user val value van var vector vendor
  verify version victor view vim violet virtue void von wade wait walk walker wall war ward warn watch water waters wave
  way web week wells west wheeler when where white wide will win wind window winter wire wise with wolf wonder wood
  woods word work worker world worth wrap wright write yahoo yandex year yield york you young your zero zip zone
`;

const WORDS: ReadonlySet<string> = new Set(ORDINARY.split(/\s+/).filter((word) => word !== ''));

/** @param word - in lower case and without accents */
export function isOrdinary(word: string): boolean {
  return WORDS.has(word);
}
