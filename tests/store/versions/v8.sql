BEGIN TRANSACTION;
CREATE TABLE absence (
	stage TEXT NOT NULL, 
	judge TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (stage, judge, number)
)
 WITHOUT ROWID

;
INSERT INTO "absence" VALUES('stage“1”,𠮷
','judge“1”,𠮷
',1,'reason“1”,𠮷
');
CREATE TABLE appearance (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	presence TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "appearance" VALUES('stage“1”,𠮷
',1,'presented','reason“1”,𠮷
');
CREATE TABLE assignment (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	panel TEXT NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "assignment" VALUES('stage“1”,𠮷
',1,'panel“1”,𠮷
');
CREATE TABLE award_call (
	award TEXT NOT NULL, 
	division TEXT NOT NULL, 
	called TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (award, division)
)
 WITHOUT ROWID

;
INSERT INTO "award_call" VALUES('award“1”,𠮷
','division“1”,𠮷
','["called“1”,𠮷\n","called“2”,𠮷\n"]',1,'time“1”,𠮷
');
CREATE TABLE certificate_issue (
	id INTEGER NOT NULL, 
	serial TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	recipient TEXT NOT NULL, 
	award TEXT NOT NULL, 
	division TEXT NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	state TEXT NOT NULL, 
	replaces INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	voided_by TEXT NOT NULL, 
	voided_at TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "certificate_issue" VALUES(1,'serial“1”,𠮷
',1,'recipient“1”,𠮷
','award“1”,𠮷
','division“1”,𠮷
','person“1”,𠮷
','time“1”,𠮷
','void',1,'reason“1”,𠮷
','voided_by“1”,𠮷
','voided_at“1”,𠮷
');
CREATE TABLE committee_member (
	name TEXT NOT NULL, 
	employer TEXT NOT NULL, 
	chair INTEGER NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "committee_member" VALUES('name“1”,𠮷
','employer“1”,𠮷
',1);
CREATE TABLE confirmation (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	PRIMARY KEY (stage, number, judge, occasion)
)
 WITHOUT ROWID

;
INSERT INTO "confirmation" VALUES('stage“1”,𠮷
',1,'judge“1”,𠮷
','occasion“1”,𠮷
');
CREATE TABLE "conflict" (
	id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	panel TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	record TEXT NOT NULL, 
	main TEXT NOT NULL, 
	room TEXT NOT NULL, 
	main_words TEXT NOT NULL, 
	room_words TEXT NOT NULL, 
	time TEXT NOT NULL, 
	kept TEXT NOT NULL, 
	person TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "conflict" VALUES('id“1”,𠮷
','stage“1”,𠮷
',1,'panel“1”,𠮷
','subject“1”,𠮷
','record“1”,𠮷
','main“1”,𠮷
','room“1”,𠮷
','main_words“1”,𠮷
','room_words“1”,𠮷
','time“1”,𠮷
','kept“1”,𠮷
','person“1”,𠮷
','reason“1”,𠮷
');
CREATE TABLE declaration (
	number INTEGER NOT NULL, 
	condition TEXT NOT NULL, 
	fulfilled INTEGER NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	ground TEXT NOT NULL, 
	PRIMARY KEY (number, condition)
)
 WITHOUT ROWID

;
INSERT INTO "declaration" VALUES(1,'condition“1”,𠮷
',1,'person“1”,𠮷
','time“1”,𠮷
','ground“1”,𠮷
');
CREATE TABLE drawing (
	stage TEXT NOT NULL, 
	seed TEXT NOT NULL, 
	witness TEXT NOT NULL, 
	PRIMARY KEY (stage)
)
 WITHOUT ROWID

;
INSERT INTO "drawing" VALUES('stage“1”,𠮷
','seed“1”,𠮷
','witness“1”,𠮷
');
CREATE TABLE drawn_place (
	stage TEXT NOT NULL, 
	division TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "drawn_place" VALUES('stage“1”,𠮷
','division“1”,𠮷
',1,1);
CREATE TABLE elsewhere (
	stage TEXT NOT NULL, 
	skipped INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage)
)
 WITHOUT ROWID

;
INSERT INTO "elsewhere" VALUES('stage“1”,𠮷
',1,'reason“1”,𠮷
','person“1”,𠮷
','time“1”,𠮷
');
CREATE TABLE entrant (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "entrant" VALUES('stage“1”,𠮷
',1);
CREATE TABLE first_name (
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	applicant TEXT NOT NULL, 
	PRIMARY KEY (number)
)
 WITHOUT ROWID

;
INSERT INTO "first_name" VALUES(1,'name“1”,𠮷
','applicant“1”,𠮷
');
CREATE TABLE give_back (
	sheet TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	by_judge INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (sheet)
)
 WITHOUT ROWID

;
INSERT INTO "give_back" VALUES('sheet“1”,𠮷
','stage“1”,𠮷
',1,'judge“1”,𠮷
','reason“1”,𠮷
',1,'time“1”,𠮷
');
CREATE TABLE hand_in (
	id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	panel TEXT NOT NULL, 
	seat INTEGER NOT NULL, 
	inlet TEXT NOT NULL, 
	device TEXT NOT NULL, 
	receipt TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "hand_in" VALUES('id“1”,𠮷
','stage“1”,𠮷
',1,'judge“1”,𠮷
','panel“1”,𠮷
',1,'scan','device“1”,𠮷
','receipt“1”,𠮷
',1,'time“1”,𠮷
','occasion“1”,𠮷
');
CREATE TABLE journal (
	number INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	person TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	salt TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "journal" VALUES(1,'2026-11-20T09:00:00+00:00','王五','file.create','scratch.maker','','[["schema_version",[8],null,{"version":8}]]','0000000000000000000000000000000000000000000000000000000000000000','4f52c0cd952646f1e218695929a923fd7e750f77008c5a70915749122aaa4212','');
INSERT INTO "journal" VALUES(2,'2026-11-20T09:00:00+00:00','王五','test.put','RulebookText','reason','[["rulebook_text",[1],null,{"id":1,"text":"text“1”,𠮷\n"}]]','4f52c0cd952646f1e218695929a923fd7e750f77008c5a70915749122aaa4212','dd377a005426bdc5f0560d24b1eb77a85f9fcf9a5d2bfe77c54c69603943fa95','');
INSERT INTO "journal" VALUES(3,'2026-11-20T09:00:00+00:00','王五','test.put','Setting','reason','[["setting",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","value":"value“1”,𠮷\n"}]]','dd377a005426bdc5f0560d24b1eb77a85f9fcf9a5d2bfe77c54c69603943fa95','209aabd07b837123f0b0c0fe99963abc4b95cd301aa8f35a6f5d92082fc31e15','');
INSERT INTO "journal" VALUES(4,'2026-11-20T09:00:00+00:00','王五','test.put','Project','reason','[["project",[1],null,{"applicant":"applicant“1”,𠮷\n","contact":"contact“1”,𠮷\n","division":"division“1”,𠮷\n","legal_person":"legal_person“1”,𠮷\n","liaison":"liaison“1”,𠮷\n","members":"[\"members“1”,𠮷\\n\",\"members“2”,𠮷\\n\"]","name":"name“1”,𠮷\n","number":1,"phone":"phone“1”,𠮷\n","region":"region“1”,𠮷\n","registered_on":"registered_on“1”,𠮷\n","rewarded_elsewhere":"rewarded_elsewhere“1”,𠮷\n","specialised":"specialised“1”,𠮷\n"}]]','209aabd07b837123f0b0c0fe99963abc4b95cd301aa8f35a6f5d92082fc31e15','504e1184bf44118dc9b8945247008d147f1bc91418a708f17d83511085a7ce3b','52242baf2348e23c35b32da43c4146dc');
INSERT INTO "journal" VALUES(5,'2026-11-20T09:00:00+00:00','王五','test.put','FirstName','reason','[["first_name",[1],null,{"applicant":"applicant“1”,𠮷\n","name":"name“1”,𠮷\n","number":1}]]','504e1184bf44118dc9b8945247008d147f1bc91418a708f17d83511085a7ce3b','b00f41b12fd495445a22107444a3cbff978f6f0220faccf963c74448d4a80393','');
INSERT INTO "journal" VALUES(6,'2026-11-20T09:00:00+00:00','王五','test.put','Declaration','reason','[["declaration",[1,"condition“1”,𠮷\n"],null,{"condition":"condition“1”,𠮷\n","fulfilled":1,"ground":"ground“1”,𠮷\n","number":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','b00f41b12fd495445a22107444a3cbff978f6f0220faccf963c74448d4a80393','5b16e1419162693f12c1d34f9a5f86d34a06cc9b2e3c44f11821e4e6c9b9dc77','');
INSERT INTO "journal" VALUES(7,'2026-11-20T09:00:00+00:00','王五','test.put','Seat','reason','[["seat",["stage“1”,𠮷\n","panel“1”,𠮷\n",1],null,{"bench":"bench“1”,𠮷\n","employer":"employer“1”,𠮷\n","judge":"judge“1”,𠮷\n","panel":"panel“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n"}]]','5b16e1419162693f12c1d34f9a5f86d34a06cc9b2e3c44f11821e4e6c9b9dc77','41f01b7f975037465d23241479fdb17ed9c0356e4b0c2a583b3ffa00c5fb2c4f','');
INSERT INTO "journal" VALUES(8,'2026-11-20T09:00:00+00:00','王五','test.put','Assignment','reason','[["assignment",["stage“1”,𠮷\n",1],null,{"number":1,"panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','41f01b7f975037465d23241479fdb17ed9c0356e4b0c2a583b3ffa00c5fb2c4f','df92ec795742d0dcfba917f9b88146f781a1d40cbf85716d82482de0083717fd','');
INSERT INTO "journal" VALUES(9,'2026-11-20T09:00:00+00:00','王五','test.put','Recusal','reason','[["recusal",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','df92ec795742d0dcfba917f9b88146f781a1d40cbf85716d82482de0083717fd','2940693a52a3bcf6ea9044419b9f0933a1a71c36fed15339a01e2e8404ca18a2','');
INSERT INTO "journal" VALUES(10,'2026-11-20T09:00:00+00:00','王五','test.put','Absence','reason','[["absence",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','2940693a52a3bcf6ea9044419b9f0933a1a71c36fed15339a01e2e8404ca18a2','ef3abb7aa769da7f67cb3b717fc7c189a925d3d89f2af22aebfd8e484d3c2334','');
INSERT INTO "journal" VALUES(11,'2026-11-20T09:00:00+00:00','王五','test.put','Appearance','reason','[["appearance",["stage“1”,𠮷\n",1],null,{"number":1,"presence":"presented","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','ef3abb7aa769da7f67cb3b717fc7c189a925d3d89f2af22aebfd8e484d3c2334','d9cca0ab49c8813ff31d41b9a72be5576d78c1aaf6382520cfb04761977c6669','');
INSERT INTO "journal" VALUES(12,'2026-11-20T09:00:00+00:00','王五','test.put','Drawing','reason','[["drawing",["stage“1”,𠮷\n"],null,{"seed":"seed“1”,𠮷\n","stage":"stage“1”,𠮷\n","witness":"witness“1”,𠮷\n"}]]','d9cca0ab49c8813ff31d41b9a72be5576d78c1aaf6382520cfb04761977c6669','9e1725ad802339a2eb5a18fb82cdf065e67c9173fb435d346baa8d95db6551e5','');
INSERT INTO "journal" VALUES(13,'2026-11-20T09:00:00+00:00','王五','test.put','DrawnPlace','reason','[["drawn_place",["stage“1”,𠮷\n",1],null,{"division":"division“1”,𠮷\n","number":1,"position":1,"stage":"stage“1”,𠮷\n"}]]','9e1725ad802339a2eb5a18fb82cdf065e67c9173fb435d346baa8d95db6551e5','9fa2cec96d1df53bd200a07895b931cdb21213534a590f38bd853a322b4b235e','');
INSERT INTO "journal" VALUES(14,'2026-11-20T09:00:00+00:00','王五','test.put','Entrant','reason','[["entrant",["stage“1”,𠮷\n",1],null,{"number":1,"stage":"stage“1”,𠮷\n"}]]','9fa2cec96d1df53bd200a07895b931cdb21213534a590f38bd853a322b4b235e','6fef8166cab0981fbfba0487daa3c9868a69e70dc9c49549282141e4c4e97733','');
INSERT INTO "journal" VALUES(15,'2026-11-20T09:00:00+00:00','王五','test.put','Mark','reason','[["mark",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","criterion“1”,𠮷\n","occasion“1”,𠮷\n",1,1],null,{"criterion":"criterion“1”,𠮷\n","judge":"judge“1”,𠮷\n","keying":1,"number":1,"occasion":"occasion“1”,𠮷\n","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","value":"1.50","version":1}]]','6fef8166cab0981fbfba0487daa3c9868a69e70dc9c49549282141e4c4e97733','f1935b02cd2b5705842e94804850aefaf9d11154d9988436237688b2b79489dc','');
INSERT INTO "journal" VALUES(16,'2026-11-20T09:00:00+00:00','王五','test.put','Confirmation','reason','[["confirmation",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','f1935b02cd2b5705842e94804850aefaf9d11154d9988436237688b2b79489dc','25f29605791a5cb0a9fc7ba772cec1a718be0021b4ecd451b9e19f9fc3fd286a','');
INSERT INTO "journal" VALUES(17,'2026-11-20T09:00:00+00:00','王五','test.put','Reveal','reason','[["reveal",["stage“1”,𠮷\n",1],null,{"number":1,"score":"1.50","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','25f29605791a5cb0a9fc7ba772cec1a718be0021b4ecd451b9e19f9fc3fd286a','dd865d4008b01bf5588af366585569e13892fc5764c47296d6f49179b9dea18d','');
INSERT INTO "journal" VALUES(18,'2026-11-20T09:00:00+00:00','王五','test.put','PlayoffReveal','reason','[["playoff_reveal",["stage“1”,𠮷\n",1,"occasion“1”,𠮷\n"],null,{"number":1,"occasion":"occasion“1”,𠮷\n","score":"1.50","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','dd865d4008b01bf5588af366585569e13892fc5764c47296d6f49179b9dea18d','18aedd4386280c16f033c9dafda0340f43756e173c0852a2f721e4a88259b9e0','');
INSERT INTO "journal" VALUES(19,'2026-11-20T09:00:00+00:00','王五','test.put','PaperTotal','reason','[["paper_total",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n","total":"1.50"}]]','18aedd4386280c16f033c9dafda0340f43756e173c0852a2f721e4a88259b9e0','c9e14cb4512e6eb7c38fc7dfd5736787022af8e5f8b3050e77a9c23290b9f6ca','');
INSERT INTO "journal" VALUES(20,'2026-11-20T09:00:00+00:00','王五','test.put','SeatPass','reason','[["seat_pass",["stage“1”,𠮷\n","panel“1”,𠮷\n",1],null,{"bound":"bound“1”,𠮷\n","device_key":"device_key“1”,𠮷\n","device_name":"device_name“1”,𠮷\n","issued":"issued“1”,𠮷\n","judge":"judge“1”,𠮷\n","on_paper":1,"panel":"panel“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n","token":"token“1”,𠮷\n"}]]','c9e14cb4512e6eb7c38fc7dfd5736787022af8e5f8b3050e77a9c23290b9f6ca','67431b0908243b7ad8c00ae294fdb4aea7bfd5b81d25eb46ceb6fd3320b2cdeb','4f034e0545e37f15a249a9839a59e8dc');
INSERT INTO "journal" VALUES(21,'2026-11-20T09:00:00+00:00','王五','test.put','StageCall','reason','[["stage_call",["stage“1”,𠮷\n",1],null,{"number":1,"panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n","turn":1}]]','67431b0908243b7ad8c00ae294fdb4aea7bfd5b81d25eb46ceb6fd3320b2cdeb','5144c0ae6f1d25b2cddddbddd654f72a92a4125957298eff2f7d6dd77597404d','');
INSERT INTO "journal" VALUES(22,'2026-11-20T09:00:00+00:00','王五','test.put','HandIn','reason','[["hand_in",["id“1”,𠮷\n"],null,{"device":"device“1”,𠮷\n","id":"id“1”,𠮷\n","inlet":"scan","judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","panel":"panel“1”,𠮷\n","receipt":"receipt“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n","turn":1}]]','5144c0ae6f1d25b2cddddbddd654f72a92a4125957298eff2f7d6dd77597404d','01710174a4780aec53bc069516b4a78f92f63b8f252cef12c4f31d897604146a','');
INSERT INTO "journal" VALUES(23,'2026-11-20T09:00:00+00:00','王五','test.put','GiveBack','reason','[["give_back",["sheet“1”,𠮷\n"],null,{"by_judge":1,"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","sheet":"sheet“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','01710174a4780aec53bc069516b4a78f92f63b8f252cef12c4f31d897604146a','ec4256fe56f30c2599746fef49b55d1c46f332cf98b16f5cb6e4946bce6e4cf5','');
INSERT INTO "journal" VALUES(24,'2026-11-20T09:00:00+00:00','王五','test.put','Objection','reason','[["objection",["id“1”,𠮷\n"],null,{"contact":"contact“1”,𠮷\n","evidence":"evidence“1”,𠮷\n","id":"id“1”,𠮷\n","numbers":"[1,2]","person":"person“1”,𠮷\n","stage":"stage“1”,𠮷\n","text":"text“1”,𠮷\n","time":"time“1”,𠮷\n","until":"until“1”,𠮷\n"}]]','ec4256fe56f30c2599746fef49b55d1c46f332cf98b16f5cb6e4946bce6e4cf5','1817dcf78a60037ff6469e809f7f02a102498d9830d3eb506923ce877f9c2045','7f8d77dc17db06d9ea4ed39ac41dbb9c');
INSERT INTO "journal" VALUES(25,'2026-11-20T09:00:00+00:00','王五','test.put','CommitteeMember','reason','[["committee_member",["name“1”,𠮷\n"],null,{"chair":1,"employer":"employer“1”,𠮷\n","name":"name“1”,𠮷\n"}]]','1817dcf78a60037ff6469e809f7f02a102498d9830d3eb506923ce877f9c2045','518d4d0aff2c17917fc4445cd38800548889b86ae7fe990921772a0dceaa82f4','');
INSERT INTO "journal" VALUES(26,'2026-11-20T09:00:00+00:00','王五','test.put','Ruling','reason','[["ruling",[1],null,{"ballots":"[\"ballots“1”,𠮷\\n\",\"ballots“2”,𠮷\\n\"]","case":"case“1”,𠮷\n","decision":"order","extra_places":1,"id":1,"judge":"judge“1”,𠮷\n","kind":"divergence","numbers":"[1,2]","order":"[1,2]","person":"person“1”,𠮷\n","places_after":"[\"places_after“1”,𠮷\\n\",\"places_after“2”,𠮷\\n\"]","places_before":"[\"places_before“1”,𠮷\\n\",\"places_before“2”,𠮷\\n\"]","points":"1.50","present":"[\"present“1”,𠮷\\n\",\"present“2”,𠮷\\n\"]","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','518d4d0aff2c17917fc4445cd38800548889b86ae7fe990921772a0dceaa82f4','3a392f85beffff732cc4dcdb439682c98fe74c4440a4fbd7d812c71ff256d813','');
INSERT INTO "journal" VALUES(27,'2026-11-20T09:00:00+00:00','王五','test.put','Seal','reason','[["seal",["stage“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"person":"person“1”,𠮷\n","replaces":"replaces“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n","version":1}]]','3a392f85beffff732cc4dcdb439682c98fe74c4440a4fbd7d812c71ff256d813','1fa89057dce9b223f3b720d0ecce4cdb6884bbb33834440445ecfff37aa8d3f5','');
INSERT INTO "journal" VALUES(28,'2026-11-20T09:00:00+00:00','王五','test.put','Elsewhere','reason','[["elsewhere",["stage“1”,𠮷\n"],null,{"person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","skipped":1,"stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','1fa89057dce9b223f3b720d0ecce4cdb6884bbb33834440445ecfff37aa8d3f5','146aa1a1edd45190bb20911ce52ae571f941c5f2f26f59201c802bdc76ac4fed','');
INSERT INTO "journal" VALUES(29,'2026-11-20T09:00:00+00:00','王五','test.put','OutsideResult','reason','[["outside_result",["stage“1”,𠮷\n",1],null,{"goes_on":1,"number":1,"score":"1.50","stage":"stage“1”,𠮷\n"}]]','146aa1a1edd45190bb20911ce52ae571f941c5f2f26f59201c802bdc76ac4fed','5adf9016aa2891cfb833696b1c421acc30823c66289ab5589028a4d3cb8f4e4e','');
INSERT INTO "journal" VALUES(30,'2026-11-20T09:00:00+00:00','王五','test.put','OrganisationPrize','reason','[["organisation_prize",["award“1”,𠮷\n","organisation“1”,𠮷\n"],null,{"award":"award“1”,𠮷\n","organisation":"organisation“1”,𠮷\n"}]]','5adf9016aa2891cfb833696b1c421acc30823c66289ab5589028a4d3cb8f4e4e','1efe2b50a5c0feb235aed70d46f992af68ad0f70ef1c0cb7a336748f336e795c','');
INSERT INTO "journal" VALUES(31,'2026-11-20T09:00:00+00:00','王五','test.put','AwardCall','reason','[["award_call",["award“1”,𠮷\n","division“1”,𠮷\n"],null,{"award":"award“1”,𠮷\n","called":"[\"called“1”,𠮷\\n\",\"called“2”,𠮷\\n\"]","division":"division“1”,𠮷\n","time":"time“1”,𠮷\n","turn":1}]]','1efe2b50a5c0feb235aed70d46f992af68ad0f70ef1c0cb7a336748f336e795c','bd6ed1d434b876943818fcd034d4e619c887b4fb9219e3547a2669d0ca69326c','');
INSERT INTO "journal" VALUES(32,'2026-11-20T09:00:00+00:00','王五','test.put','CertificateIssue','reason','[["certificate_issue",[1],null,{"award":"award“1”,𠮷\n","division":"division“1”,𠮷\n","id":1,"number":1,"person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","recipient":"recipient“1”,𠮷\n","replaces":1,"serial":"serial“1”,𠮷\n","state":"void","time":"time“1”,𠮷\n","voided_at":"voided_at“1”,𠮷\n","voided_by":"voided_by“1”,𠮷\n"}]]','bd6ed1d434b876943818fcd034d4e619c887b4fb9219e3547a2669d0ca69326c','fadc92e067efccf3c0936b370420859ea6e37782355b2bb7fee401eeb5c0cf6d','');
INSERT INTO "journal" VALUES(33,'2026-11-20T09:00:00+00:00','王五','test.put','Person','reason','[["person",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","pin":"pin“1”,𠮷\n","roles":"[\"roles“1”,𠮷\\n\",\"roles“2”,𠮷\\n\"]"}]]','fadc92e067efccf3c0936b370420859ea6e37782355b2bb7fee401eeb5c0cf6d','aac245e6bcb8508cf5e94ec7f9e72b5be406ebb6e79126e9b013e70d57ef0c63','28d0c33f211d8be8bebdde29565e09ea');
INSERT INTO "journal" VALUES(34,'2026-11-20T09:00:00+00:00','王五','test.put','PinFailure','reason','[["pin_failure",["person“1”,𠮷\n"],null,{"count":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n","uptime":1}]]','aac245e6bcb8508cf5e94ec7f9e72b5be406ebb6e79126e9b013e70d57ef0c63','a30e2c1cf96a819b290ee2de4520aa075b985fdf1bf950b20684462ca1dcd276','');
INSERT INTO "journal" VALUES(35,'2026-11-20T09:00:00+00:00','王五','test.put','Room','reason','[["room",["stage“1”,𠮷\n","panel“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"numbers":"[1,2]","panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','a30e2c1cf96a819b290ee2de4520aa075b985fdf1bf950b20684462ca1dcd276','02b3037ea068e07ae6fde1d70796bd08a2cbc894f1e319699d1c7d797c86692b','');
INSERT INTO "journal" VALUES(36,'2026-11-20T09:00:00+00:00','王五','test.put','Conflict','reason','[["conflict",["id“1”,𠮷\n"],null,{"id":"id“1”,𠮷\n","kept":"kept“1”,𠮷\n","main":"main“1”,𠮷\n","main_words":"main_words“1”,𠮷\n","number":1,"panel":"panel“1”,𠮷\n","person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","record":"record“1”,𠮷\n","room":"room“1”,𠮷\n","room_words":"room_words“1”,𠮷\n","stage":"stage“1”,𠮷\n","subject":"subject“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','02b3037ea068e07ae6fde1d70796bd08a2cbc894f1e319699d1c7d797c86692b','8146bcb60a1e8af3d19adfcbc9cbe81354d203140fc789ddcf895426d3ef7f72','');
CREATE TABLE mark (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	criterion TEXT NOT NULL, 
	value TEXT, 
	occasion TEXT NOT NULL, 
	keying INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (stage, number, judge, criterion, occasion, keying, version)
)
 WITHOUT ROWID

;
INSERT INTO "mark" VALUES('stage“1”,𠮷
',1,'judge“1”,𠮷
','criterion“1”,𠮷
','1.50','occasion“1”,𠮷
',1,1,'reason“1”,𠮷
');
CREATE TABLE objection (
	id TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	numbers TEXT NOT NULL, 
	person TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	time TEXT NOT NULL, 
	text TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	until TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "objection" VALUES('id“1”,𠮷
','stage“1”,𠮷
','[1,2]','person“1”,𠮷
','contact“1”,𠮷
','time“1”,𠮷
','text“1”,𠮷
','evidence“1”,𠮷
','until“1”,𠮷
');
CREATE TABLE organisation_prize (
	award TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	PRIMARY KEY (award, organisation)
)
 WITHOUT ROWID

;
INSERT INTO "organisation_prize" VALUES('award“1”,𠮷
','organisation“1”,𠮷
');
CREATE TABLE outside_result (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	score TEXT, 
	goes_on INTEGER NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "outside_result" VALUES('stage“1”,𠮷
',1,'1.50',1);
CREATE TABLE paper_total (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	total TEXT NOT NULL, 
	occasion TEXT NOT NULL, 
	PRIMARY KEY (stage, number, judge, occasion)
)
 WITHOUT ROWID

;
INSERT INTO "paper_total" VALUES('stage“1”,𠮷
',1,'judge“1”,𠮷
','1.50','occasion“1”,𠮷
');
CREATE TABLE person (
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	pin TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "person" VALUES('name“1”,𠮷
','["roles“1”,𠮷\n","roles“2”,𠮷\n"]','pin“1”,𠮷
');
CREATE TABLE pin_failure (
	person TEXT NOT NULL, 
	count INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	uptime INTEGER NOT NULL, 
	PRIMARY KEY (person)
)
 WITHOUT ROWID

;
INSERT INTO "pin_failure" VALUES('person“1”,𠮷
',1,'time“1”,𠮷
',1);
CREATE TABLE playoff_reveal (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	occasion TEXT NOT NULL, 
	score TEXT, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage, number, occasion)
)
 WITHOUT ROWID

;
INSERT INTO "playoff_reveal" VALUES('stage“1”,𠮷
',1,'occasion“1”,𠮷
','1.50','time“1”,𠮷
');
CREATE TABLE project (
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	applicant TEXT NOT NULL, 
	division TEXT NOT NULL, 
	specialised TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	legal_person TEXT NOT NULL, 
	region TEXT NOT NULL, 
	liaison TEXT NOT NULL, 
	members TEXT NOT NULL, 
	registered_on TEXT NOT NULL, 
	rewarded_elsewhere TEXT NOT NULL, 
	PRIMARY KEY (number)
)
 WITHOUT ROWID

;
INSERT INTO "project" VALUES(1,'name“1”,𠮷
','applicant“1”,𠮷
','division“1”,𠮷
','specialised“1”,𠮷
','contact“1”,𠮷
','phone“1”,𠮷
','legal_person“1”,𠮷
','region“1”,𠮷
','liaison“1”,𠮷
','["members“1”,𠮷\n","members“2”,𠮷\n"]','registered_on“1”,𠮷
','rewarded_elsewhere“1”,𠮷
');
CREATE TABLE recusal (
	stage TEXT NOT NULL, 
	judge TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (stage, judge, number)
)
 WITHOUT ROWID

;
INSERT INTO "recusal" VALUES('stage“1”,𠮷
','judge“1”,𠮷
',1,'reason“1”,𠮷
');
CREATE TABLE reveal (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	score TEXT, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "reveal" VALUES('stage“1”,𠮷
',1,'1.50','time“1”,𠮷
');
CREATE TABLE room (
	stage TEXT NOT NULL, 
	panel TEXT NOT NULL, 
	numbers TEXT NOT NULL, 
	entry INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	PRIMARY KEY (stage, panel)
)
 WITHOUT ROWID

;
INSERT INTO "room" VALUES('stage“1”,𠮷
','panel“1”,𠮷
','[1,2]',1,'digest“1”,𠮷
');
CREATE TABLE room_entry (
	room TEXT NOT NULL, 
	entry INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	person TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	salt TEXT NOT NULL, 
	PRIMARY KEY (room, entry)
)
 WITHOUT ROWID

;
CREATE TABLE rulebook_text (
	id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "rulebook_text" VALUES(1,'text“1”,𠮷
');
CREATE TABLE ruling (
	id INTEGER NOT NULL, 
	"case" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	numbers TEXT NOT NULL, 
	decision TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	present TEXT NOT NULL, 
	time TEXT NOT NULL, 
	"order" TEXT NOT NULL, 
	judge TEXT NOT NULL, 
	points TEXT, 
	extra_places INTEGER NOT NULL, 
	ballots TEXT NOT NULL, 
	places_before TEXT NOT NULL, 
	places_after TEXT NOT NULL, 
	person TEXT NOT NULL, 
	PRIMARY KEY (id)
)
 WITHOUT ROWID

;
INSERT INTO "ruling" VALUES(1,'case“1”,𠮷
','divergence','stage“1”,𠮷
','[1,2]','order','reason“1”,𠮷
','["present“1”,𠮷\n","present“2”,𠮷\n"]','time“1”,𠮷
','[1,2]','judge“1”,𠮷
','1.50',1,'["ballots“1”,𠮷\n","ballots“2”,𠮷\n"]','["places_before“1”,𠮷\n","places_before“2”,𠮷\n"]','["places_after“1”,𠮷\n","places_after“2”,𠮷\n"]','person“1”,𠮷
');
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(8);
CREATE TABLE seal (
	stage TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	time TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	entry INTEGER NOT NULL, 
	replaces TEXT NOT NULL, 
	PRIMARY KEY (stage)
)
 WITHOUT ROWID

;
INSERT INTO "seal" VALUES('stage“1”,𠮷
','digest“1”,𠮷
','person“1”,𠮷
','time“1”,𠮷
',1,1,'replaces“1”,𠮷
');
CREATE TABLE seat (
	stage TEXT NOT NULL, 
	panel TEXT NOT NULL, 
	seat INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	employer TEXT NOT NULL, 
	bench TEXT NOT NULL, 
	PRIMARY KEY (stage, panel, seat)
)
 WITHOUT ROWID

;
INSERT INTO "seat" VALUES('stage“1”,𠮷
','panel“1”,𠮷
',1,'judge“1”,𠮷
','employer“1”,𠮷
','bench“1”,𠮷
');
CREATE TABLE seat_pass (
	stage TEXT NOT NULL, 
	panel TEXT NOT NULL, 
	seat INTEGER NOT NULL, 
	judge TEXT NOT NULL, 
	token TEXT NOT NULL, 
	issued TEXT NOT NULL, 
	device_key TEXT NOT NULL, 
	device_name TEXT NOT NULL, 
	bound TEXT NOT NULL, 
	on_paper INTEGER NOT NULL, 
	PRIMARY KEY (stage, panel, seat)
)
 WITHOUT ROWID

;
INSERT INTO "seat_pass" VALUES('stage“1”,𠮷
','panel“1”,𠮷
',1,'judge“1”,𠮷
','token“1”,𠮷
','issued“1”,𠮷
','device_key“1”,𠮷
','device_name“1”,𠮷
','bound“1”,𠮷
',1);
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
)
 WITHOUT ROWID

;
INSERT INTO "setting" VALUES('name“1”,𠮷
','value“1”,𠮷
');
CREATE TABLE stage_call (
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	panel TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	time TEXT NOT NULL, 
	PRIMARY KEY (stage, number)
)
 WITHOUT ROWID

;
INSERT INTO "stage_call" VALUES('stage“1”,𠮷
',1,'panel“1”,𠮷
',1,'time“1”,𠮷
');
CREATE TRIGGER "journal_no_update" BEFORE UPDATE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER "journal_no_delete" BEFORE DELETE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER "mark_no_update" BEFORE UPDATE ON "mark" BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER "mark_no_delete" BEFORE DELETE ON "mark" BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER "hand_in_no_update" BEFORE UPDATE ON "hand_in" BEGIN SELECT RAISE(ABORT, 'hand_in is append-only'); END;
CREATE TRIGGER "hand_in_no_delete" BEFORE DELETE ON "hand_in" BEGIN SELECT RAISE(ABORT, 'hand_in is append-only'); END;
CREATE TRIGGER "give_back_no_update" BEFORE UPDATE ON "give_back" BEGIN SELECT RAISE(ABORT, 'give_back is append-only'); END;
CREATE TRIGGER "give_back_no_delete" BEFORE DELETE ON "give_back" BEGIN SELECT RAISE(ABORT, 'give_back is append-only'); END;
CREATE TRIGGER "ruling_no_update" BEFORE UPDATE ON "ruling" BEGIN SELECT RAISE(ABORT, 'ruling is append-only'); END;
CREATE TRIGGER "ruling_no_delete" BEFORE DELETE ON "ruling" BEGIN SELECT RAISE(ABORT, 'ruling is append-only'); END;
CREATE TRIGGER "room_entry_no_update" BEFORE UPDATE ON "room_entry" BEGIN SELECT RAISE(ABORT, 'room_entry is append-only'); END;
CREATE TRIGGER "room_entry_no_delete" BEFORE DELETE ON "room_entry" BEGIN SELECT RAISE(ABORT, 'room_entry is append-only'); END;
COMMIT;
