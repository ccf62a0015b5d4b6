/// Words that news of every kind is full of. Two articles that share them share nothing worth saying, even where the
/// archive is so small that it contains them seldom.
enum CommonWords {
  static func contains(_ word: String) -> Bool { words.contains(word) }

  /// The base forms that stand in at least 3 of 100 articles of general newswire: counted over 754 articles from about
  /// a hundred countries (the training part of the Worldwide English newswire set, 2023). Names, stop words and what
  /// is left of a page's code are left out.
  private static let words = Set(
    """
    abandon ability abroad abuse accept access accompany accordance account accusation accuse achieve achievement
    acknowledge action active activist activity addition additional address administration admit adopt advance
    advantage advocate affair affect agency agree agreement agriculture ahead allegation allege allegedly allow alone
    alongside alternative amount anniversary announcement answer anti appeal appear appearance application apply
    appoint approach approval approve area argue army arrest arrive artist asset assistance associate assure attack
    attempt attend attention attract author authority average avoid award aware bank base basic basis battle bear
    begin behalf believe belong benefit best better biggest black block board body book boost border born brand break
    brother budget build business camp campaign candidate capacity capital care career carry case catch cause
    celebrate cent center central centre century ceremony chain chair chairman challenge chance change channel charge
    check chief child choice choose circumstance cite citizen city civil claim class clean climate close closer
    coach collaboration collect combat command commission commit commitment committee common community company compare
    competition complaint complete complex concern conclude condition conduct conference confidence confirm conflict
    connect connection consequence consider constitutional construction contact contain content context continue
    contract contribute contribution control cooperation corruption cost country couple course court cover create
    creation crime criminal crisis critical criticism cross cultural culture customer damage data date daughter dead
    deal death debate debt decide decision declare decline dedicate deem deep defend delay deliver demand democracy
    demonstrate deny department depend deputy describe design desire despite destroy detail determine develop
    development difference difficult digital direct directly director discuss discussion disease dispute district
    document dollar domestic double doubt draw dream drive driver drop drug duty earn easy economic economy education
    effect effective effort elect election electricity eliminate emerge emergency employ employee enable encourage
    energy engage enhance enjoy ensure enter entity environment environmental equipment essential establish
    establishment estimate event eventually evidence example exchange executive exercise exist expand expect
    experience expert explain export express extend face facility fact factor fail fair fall family famous father fear
    feature feel female field fight figure file fill film final finance financial find finish fire firm flow focus
    follow food foot force foreign forget form forward found founder framework free freedom friend friendly front fuel
    fully function fund future gain game gather general generate generation girl global goal government grant greater
    green ground group grow growth guarantee guide guilty hand handle happen happy hard head health hear heart heavy
    help higher highest highlight highly historic history hold home honour hope hospital host house household
    huge human husband idea identify identity ignore illegal image immediately impact implement
    implementation import importance impose improve incident income increase increasingly independence independent
    indicate indigenous individual industry inflation influence inform information infrastructure initiative inside
    insist inspire institution integrate intelligence intend interest internal international interview introduce
    invest investigate investigation investment investor invite involve issue jail join joint journalist journey judge
    jump justice kill kind knowledge lack land language largest latter launch lawyer lead leader leadership learn
    leave left legal legislation letter level life light limit line link list little live local locate location longer
    lose loss love lower maintain majority manage management manner mark market mass massive match material meant
    measure media medical meet member mention message middle military mind minister ministry miss mission model modern
    moment money monitor mother move movement multiple murder name nation national natural nature necessary
    neighbour network news newspaper normal north notice objective obtain occasion occur offer office officer official
    ongoing online open operate operation opinion opportunity oppose opposition option order organisation organise
    organization overall owner pandemic parent park participate participation partner partnership party pass past path
    payment peace people perform performance period person personal phase phone place plan plant platform play
    player pledge point police policy political politician politics poor popular population position positive
    possibility post potential poverty power powerful practice preparation prepare presence present preserve president
    presidential press pressure prevent price prime principle priority prison private problem procedure proceed
    process produce producer product production professional professor program programme progress project promise
    promote property propose prosecutor protect protection protest prove provide province public publish purchase
    purpose pursue push qualify quality question quickly raise range rank rate reach ready real reality reason recall
    receive recognize record recover reduce refer reflect reform refuse regard regime region regional register
    regulation reject relate relation relationship relative release relevant rely remain remark remember remove
    replace represent representative request require requirement research researcher reserve resident resolve resource
    respect respond response responsibility responsible result return reveal revenue review rich rise risk road role
    room root round route rule rush safe sale save scale schedule school science search season secretary section
    sector secure security seek seize self sell send senior sense sentence separate series serious serve service
    session severe share shift shock shoot shop short side sign significant single site situation skill social society
    solution source south space speak special specific speech spend sport spot spread stability staff stage stand
    standard star state statement station status stay step stop story strategic strategy street strengthen stress
    strike strong structure struggle student study subject submit success successful suffer suggest summer supply
    support suppose sure surprise survive suspect suspend sustainable system talk target task teach teacher team
    technical technology television term territory test thank think threat threaten title tool tour tourism tourist
    town track trade traditional traffic train transfer transport travel treat treatment trial trip true trust twice
    type understand unique unit university urge user value vehicle vice victim victory video view village violation
    violence visit visitor voice vote wait walk warn watch water wave wear welcome white wide wife wish witness woman
    wonder word worker world worldwide worry worth write wrong young youth zone
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
