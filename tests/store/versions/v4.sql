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
	PRIMARY KEY (number)
);
INSERT INTO "journal" VALUES(1,'2026-11-20T09:00:00+00:00','王五','file.create','scratch.maker','','[["schema_version",[4],null,{"version":4}]]','0000000000000000000000000000000000000000000000000000000000000000','0d89449463aaeb3e538cb1cf5c4397c94a059993bc69858444df9076b43b673c');
INSERT INTO "journal" VALUES(2,'2026-11-20T09:00:00+00:00','王五','test.put','RulebookText','reason','[["rulebook_text",[1],null,{"id":1,"text":"text“1”,𠮷\n"}]]','0d89449463aaeb3e538cb1cf5c4397c94a059993bc69858444df9076b43b673c','1f217f384c4c86b02af345ecb283b3482f250ad415aa4a1e596d83ba1e4114ae');
INSERT INTO "journal" VALUES(3,'2026-11-20T09:00:00+00:00','王五','test.put','Setting','reason','[["setting",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","value":"value“1”,𠮷\n"}]]','1f217f384c4c86b02af345ecb283b3482f250ad415aa4a1e596d83ba1e4114ae','623971222edf6c61b27e180262825fc62f9aabb6e63d2c318b857901c6c100c3');
INSERT INTO "journal" VALUES(4,'2026-11-20T09:00:00+00:00','王五','test.put','Project','reason','[["project",[1],null,{"applicant":"applicant“1”,𠮷\n","contact":"contact“1”,𠮷\n","division":"division“1”,𠮷\n","legal_person":"legal_person“1”,𠮷\n","liaison":"liaison“1”,𠮷\n","members":"[\"members“1”,𠮷\\n\",\"members“2”,𠮷\\n\"]","name":"name“1”,𠮷\n","number":1,"phone":"phone“1”,𠮷\n","region":"region“1”,𠮷\n","registered_on":"registered_on“1”,𠮷\n","rewarded_elsewhere":"rewarded_elsewhere“1”,𠮷\n","specialised":"specialised“1”,𠮷\n"}]]','623971222edf6c61b27e180262825fc62f9aabb6e63d2c318b857901c6c100c3','658581100492e84aa961b6ccbab5587fb52e0808d2ab2cd6b1ee076380d25f01');
INSERT INTO "journal" VALUES(5,'2026-11-20T09:00:00+00:00','王五','test.put','FirstName','reason','[["first_name",[1],null,{"applicant":"applicant“1”,𠮷\n","name":"name“1”,𠮷\n","number":1}]]','658581100492e84aa961b6ccbab5587fb52e0808d2ab2cd6b1ee076380d25f01','2fe5f0d239d2df3f59bb7176b82f284ebde193a8961469490e80e7a0fb88c013');
INSERT INTO "journal" VALUES(6,'2026-11-20T09:00:00+00:00','王五','test.put','Declaration','reason','[["declaration",[1,"condition“1”,𠮷\n"],null,{"condition":"condition“1”,𠮷\n","fulfilled":1,"ground":"ground“1”,𠮷\n","number":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','2fe5f0d239d2df3f59bb7176b82f284ebde193a8961469490e80e7a0fb88c013','d4c49a84b657609776dc38c00f244bf6180b1d66a4c6ac8cf2e9ad3e84ed7120');
INSERT INTO "journal" VALUES(7,'2026-11-20T09:00:00+00:00','王五','test.put','Seat','reason','[["seat",["stage“1”,𠮷\n","panel“1”,𠮷\n",1],null,{"bench":"bench“1”,𠮷\n","employer":"employer“1”,𠮷\n","judge":"judge“1”,𠮷\n","panel":"panel“1”,𠮷\n","seat":1,"stage":"stage“1”,𠮷\n"}]]','d4c49a84b657609776dc38c00f244bf6180b1d66a4c6ac8cf2e9ad3e84ed7120','aa18bd1db785450e4acb966326d50809b83222b09dfa97acedb47719ac2ea24b');
INSERT INTO "journal" VALUES(8,'2026-11-20T09:00:00+00:00','王五','test.put','Assignment','reason','[["assignment",["stage“1”,𠮷\n",1],null,{"number":1,"panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','aa18bd1db785450e4acb966326d50809b83222b09dfa97acedb47719ac2ea24b','9301c7fcae8343e065bd6bb8684d8d0b8dd0253eca6cf2d245ca35333282fe8d');
INSERT INTO "journal" VALUES(9,'2026-11-20T09:00:00+00:00','王五','test.put','Recusal','reason','[["recusal",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','9301c7fcae8343e065bd6bb8684d8d0b8dd0253eca6cf2d245ca35333282fe8d','b955ef842f5c26a6bc82946b2875869efe77e75e0bff19be708b0792575a98c6');
INSERT INTO "journal" VALUES(10,'2026-11-20T09:00:00+00:00','王五','test.put','Absence','reason','[["absence",["stage“1”,𠮷\n","judge“1”,𠮷\n",1],null,{"judge":"judge“1”,𠮷\n","number":1,"reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','b955ef842f5c26a6bc82946b2875869efe77e75e0bff19be708b0792575a98c6','d147f73ad74542eed1f0a38da5c83b325504f2531b9ef7aec904fa24da7de857');
INSERT INTO "journal" VALUES(11,'2026-11-20T09:00:00+00:00','王五','test.put','Appearance','reason','[["appearance",["stage“1”,𠮷\n",1],null,{"number":1,"presence":"presented","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','d147f73ad74542eed1f0a38da5c83b325504f2531b9ef7aec904fa24da7de857','9fb85ec2d33b45533406b33de70fe0b628fc9978312f5597cb6588a6f8fca5f8');
INSERT INTO "journal" VALUES(12,'2026-11-20T09:00:00+00:00','王五','test.put','Drawing','reason','[["drawing",["stage“1”,𠮷\n"],null,{"seed":"seed“1”,𠮷\n","stage":"stage“1”,𠮷\n","witness":"witness“1”,𠮷\n"}]]','9fb85ec2d33b45533406b33de70fe0b628fc9978312f5597cb6588a6f8fca5f8','7e390b372859bf55649cac3e26d8b988136e9cc43b77a348d8bd2fca04ebd2e5');
INSERT INTO "journal" VALUES(13,'2026-11-20T09:00:00+00:00','王五','test.put','DrawnPlace','reason','[["drawn_place",["stage“1”,𠮷\n",1],null,{"division":"division“1”,𠮷\n","number":1,"position":1,"stage":"stage“1”,𠮷\n"}]]','7e390b372859bf55649cac3e26d8b988136e9cc43b77a348d8bd2fca04ebd2e5','7eb04a4ed7b0cd298f82306e9c11cf41de52080514804a53c6374fe0ddb952d2');
INSERT INTO "journal" VALUES(14,'2026-11-20T09:00:00+00:00','王五','test.put','Entrant','reason','[["entrant",["stage“1”,𠮷\n",1],null,{"number":1,"stage":"stage“1”,𠮷\n"}]]','7eb04a4ed7b0cd298f82306e9c11cf41de52080514804a53c6374fe0ddb952d2','428b5d7b86d11280c891cae9812a40cbd81f24ae1569d7e2a1060fc05a31e9d4');
INSERT INTO "journal" VALUES(15,'2026-11-20T09:00:00+00:00','王五','test.put','Mark','reason','[["mark",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","criterion“1”,𠮷\n","occasion“1”,𠮷\n",1,1],null,{"criterion":"criterion“1”,𠮷\n","judge":"judge“1”,𠮷\n","keying":1,"number":1,"occasion":"occasion“1”,𠮷\n","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","value":"1.50","version":1}]]','428b5d7b86d11280c891cae9812a40cbd81f24ae1569d7e2a1060fc05a31e9d4','c91bf8c443e764d1b7cd0f27d9ba8dc7e9f99971299975c6a41bdb61c55aff75');
INSERT INTO "journal" VALUES(16,'2026-11-20T09:00:00+00:00','王五','test.put','Confirmation','reason','[["confirmation",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','c91bf8c443e764d1b7cd0f27d9ba8dc7e9f99971299975c6a41bdb61c55aff75','576207e2d111b021219337f23674b262188ae59cbdbaddea476d705e5bae2a5e');
INSERT INTO "journal" VALUES(17,'2026-11-20T09:00:00+00:00','王五','test.put','Reveal','reason','[["reveal",["stage“1”,𠮷\n",1],null,{"number":1,"score":"1.50","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','576207e2d111b021219337f23674b262188ae59cbdbaddea476d705e5bae2a5e','0c6edec7f6a877bce9a5c1550f5d92daeeae29f8c40726d7c744210810e02ebe');
INSERT INTO "journal" VALUES(18,'2026-11-20T09:00:00+00:00','王五','test.put','PaperTotal','reason','[["paper_total",["stage“1”,𠮷\n",1,"judge“1”,𠮷\n","occasion“1”,𠮷\n"],null,{"judge":"judge“1”,𠮷\n","number":1,"occasion":"occasion“1”,𠮷\n","stage":"stage“1”,𠮷\n","total":"1.50"}]]','0c6edec7f6a877bce9a5c1550f5d92daeeae29f8c40726d7c744210810e02ebe','c6e4fa4b04c3f56629c7ad211f37151b445364ecfb9214664bbcf40db3fee910');
INSERT INTO "journal" VALUES(19,'2026-11-20T09:00:00+00:00','王五','test.put','Objection','reason','[["objection",["id“1”,𠮷\n"],null,{"contact":"contact“1”,𠮷\n","evidence":"evidence“1”,𠮷\n","id":"id“1”,𠮷\n","numbers":"[1,2]","person":"person“1”,𠮷\n","stage":"stage“1”,𠮷\n","text":"text“1”,𠮷\n","time":"time“1”,𠮷\n","until":"until“1”,𠮷\n"}]]','c6e4fa4b04c3f56629c7ad211f37151b445364ecfb9214664bbcf40db3fee910','a94445a35b5b901dd8d2dfbdce2b3b1e2631321893da6752a2d8cf6284712d6b');
INSERT INTO "journal" VALUES(20,'2026-11-20T09:00:00+00:00','王五','test.put','CommitteeMember','reason','[["committee_member",["name“1”,𠮷\n"],null,{"chair":1,"employer":"employer“1”,𠮷\n","name":"name“1”,𠮷\n"}]]','a94445a35b5b901dd8d2dfbdce2b3b1e2631321893da6752a2d8cf6284712d6b','b67b5e06c861e8082d159699c5072731339d14f536acb00ee6445aa6b1d73b7b');
INSERT INTO "journal" VALUES(21,'2026-11-20T09:00:00+00:00','王五','test.put','Ruling','reason','[["ruling",[1],null,{"ballots":"[\"ballots“1”,𠮷\\n\",\"ballots“2”,𠮷\\n\"]","case":"case“1”,𠮷\n","decision":"order","extra_places":1,"id":1,"judge":"judge“1”,𠮷\n","kind":"divergence","numbers":"[1,2]","order":"[1,2]","person":"person“1”,𠮷\n","places_after":"[\"places_after“1”,𠮷\\n\",\"places_after“2”,𠮷\\n\"]","places_before":"[\"places_before“1”,𠮷\\n\",\"places_before“2”,𠮷\\n\"]","points":"1.50","present":"[\"present“1”,𠮷\\n\",\"present“2”,𠮷\\n\"]","reason":"reason“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','b67b5e06c861e8082d159699c5072731339d14f536acb00ee6445aa6b1d73b7b','3adf481d377f0cce421c276ff0fbf44af44dd9e7e303e0fbcef01f8d0b2f3fad');
INSERT INTO "journal" VALUES(22,'2026-11-20T09:00:00+00:00','王五','test.put','Seal','reason','[["seal",["stage“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"person":"person“1”,𠮷\n","replaces":"replaces“1”,𠮷\n","stage":"stage“1”,𠮷\n","time":"time“1”,𠮷\n","version":1}]]','3adf481d377f0cce421c276ff0fbf44af44dd9e7e303e0fbcef01f8d0b2f3fad','deb644e6707ceb9a0c51e6273fe77de5c08606961c1418a38a5089b350ccf4d8');
INSERT INTO "journal" VALUES(23,'2026-11-20T09:00:00+00:00','王五','test.put','OrganisationPrize','reason','[["organisation_prize",["award“1”,𠮷\n","organisation“1”,𠮷\n"],null,{"award":"award“1”,𠮷\n","organisation":"organisation“1”,𠮷\n"}]]','deb644e6707ceb9a0c51e6273fe77de5c08606961c1418a38a5089b350ccf4d8','6a79f11dd562c7e8eab6b754e1bf5324058f1af4b392ef18db6ef415b68fa8a7');
INSERT INTO "journal" VALUES(24,'2026-11-20T09:00:00+00:00','王五','test.put','CertificateIssue','reason','[["certificate_issue",[1],null,{"award":"award“1”,𠮷\n","division":"division“1”,𠮷\n","id":1,"number":1,"person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","recipient":"recipient“1”,𠮷\n","replaces":1,"serial":"serial“1”,𠮷\n","state":"void","time":"time“1”,𠮷\n","voided_at":"voided_at“1”,𠮷\n","voided_by":"voided_by“1”,𠮷\n"}]]','6a79f11dd562c7e8eab6b754e1bf5324058f1af4b392ef18db6ef415b68fa8a7','3618c33f576636d6680613dd9c0dff8a18f909b1d8832ac41e4c2f424dde01f0');
INSERT INTO "journal" VALUES(25,'2026-11-20T09:00:00+00:00','王五','test.put','Person','reason','[["person",["name“1”,𠮷\n"],null,{"name":"name“1”,𠮷\n","pin":"pin“1”,𠮷\n","roles":"[\"roles“1”,𠮷\\n\",\"roles“2”,𠮷\\n\"]"}]]','3618c33f576636d6680613dd9c0dff8a18f909b1d8832ac41e4c2f424dde01f0','1e3f26daff85af9acb3d65b2a3e0429396cca82a52fb93d82aae626cde645d27');
INSERT INTO "journal" VALUES(26,'2026-11-20T09:00:00+00:00','王五','test.put','PinFailure','reason','[["pin_failure",["person“1”,𠮷\n"],null,{"count":1,"person":"person“1”,𠮷\n","time":"time“1”,𠮷\n","uptime":1}]]','1e3f26daff85af9acb3d65b2a3e0429396cca82a52fb93d82aae626cde645d27','e746225a477ade5ca7f34ebe2e70247f0fc4fbbc6e4c4e789f6f0b0270d333ed');
INSERT INTO "journal" VALUES(27,'2026-11-20T09:00:00+00:00','王五','test.put','Room','reason','[["room",["stage“1”,𠮷\n","panel“1”,𠮷\n"],null,{"digest":"digest“1”,𠮷\n","entry":1,"numbers":"[1,2]","panel":"panel“1”,𠮷\n","stage":"stage“1”,𠮷\n"}]]','e746225a477ade5ca7f34ebe2e70247f0fc4fbbc6e4c4e789f6f0b0270d333ed','972062cb5257557af4d43165b6446e541ce1dca3fee66cafcc7173d2aebdad5c');
INSERT INTO "journal" VALUES(28,'2026-11-20T09:00:00+00:00','王五','test.put','Conflict','reason','[["conflict",["id“1”,𠮷\n"],null,{"id":"id“1”,𠮷\n","kept":"kept“1”,𠮷\n","main":"main“1”,𠮷\n","main_words":"main_words“1”,𠮷\n","number":1,"panel":"panel“1”,𠮷\n","person":"person“1”,𠮷\n","reason":"reason“1”,𠮷\n","record":"record“1”,𠮷\n","room":"room“1”,𠮷\n","room_words":"room_words“1”,𠮷\n","stage":"stage“1”,𠮷\n","subject":"subject“1”,𠮷\n","time":"time“1”,𠮷\n"}]]','972062cb5257557af4d43165b6446e541ce1dca3fee66cafcc7173d2aebdad5c','c37620ff1ea3c6a70b8043eadfea0c4303064f736f033176d8c060600194ff9c');
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
INSERT INTO "schema_version" VALUES(4);
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
CREATE TRIGGER "journal_no_update" BEFORE UPDATE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER "journal_no_delete" BEFORE DELETE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER "mark_no_update" BEFORE UPDATE ON "mark" BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER "mark_no_delete" BEFORE DELETE ON "mark" BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER "ruling_no_update" BEFORE UPDATE ON "ruling" BEGIN SELECT RAISE(ABORT, 'ruling is append-only'); END;
CREATE TRIGGER "ruling_no_delete" BEFORE DELETE ON "ruling" BEGIN SELECT RAISE(ABORT, 'ruling is append-only'); END;
CREATE TRIGGER "room_entry_no_update" BEFORE UPDATE ON "room_entry" BEGIN SELECT RAISE(ABORT, 'room_entry is append-only'); END;
CREATE TRIGGER "room_entry_no_delete" BEFORE DELETE ON "room_entry" BEGIN SELECT RAISE(ABORT, 'room_entry is append-only'); END;
COMMIT;
