//! Words for the asides of the corpus: eight hundred of each language, from common to rare, as in
//! this repository's own lessons.
//!
//! In: nothing. Out: [`of`] a language, words that a lesson may have or not, so that a search has
//! something to tell lessons apart by. They are written down here because a corpus must stay the
//! same when the lessons change.

/// How many words each language has.
pub(crate) const COUNT: usize = 800;

/// The words of the languages of the corpus, in its order, from the most common.
pub(crate) fn of(number: usize) -> Vec<&'static str> {
    let words: Vec<&str> = [VIETNAMESE, DUTCH, THAI, ENGLISH][number].split_whitespace().collect();
    assert_eq!(words.len(), COUNT);
    words
}

/// Vietnamese syllables.
const VIETNAMESE: &str = "
bác bệnh chẳng lên sẽ đâu dành hàng trả tên viết cô khác nghiệp vào đây chỗ muốn nhân vẫn cách ghi mười nếu quy quầy đêm mỗi
ngay xin bé cứ học lo nữa thêm bên hơn theo thích vali xong ơn chọn gặp hết phục ta vụ nhận phần tôi đổi con mặt mọi sao số
tay đưa đấy bao báo bị giữ hiểu nhé nhớ điện cái giải hình lấy lối mấy nhà năm qua thoại vừa đứng chuyến chính cuộc hôm linh
nhanh rằng sang thay bàn chuyển hẹn kết luôn mai nay nghĩ nhiều quá thành tiên đừng an bắt các dẫn nhỏ riêng tiếp tra tốt tới
chia concierge công hành lý ngày nên to cặp dừng hóa kiểm kém lỗi quan sạn sửa sự thử xe đóng đặt chút dung dùng hỏng kia lễ
món nhìn thôi tân tất tế tối vui vậy đỡ đủ buổi bước bảo bỏ chạy do dưới dễ may mong mất nghề quyền quý sĩ thúc toàn trực tâm
tấm từng tử cháu chúng chứ giấy lắng mang mời ngoài nhắc nhờ quay quán sợ tiền tiệm trách tôn vai viên vị đơn bốn kèm muộn
nhầm nhắn nơi phép pizza sáu sớm thường trao tuần tính động bà bình chung chịu cánh dù dạ giao gần gửi khám khỏi lượt lắm mệt
nán nó nước phí rất sẵn trang trò trọng tại xét ít ăn bảy bếp bố bộ chủ cấp cụ diễn dám họp lái lặng nghỉ ngồi nêu quên sai
sách thăm thấu thống trái tám tổng tờ vinh viện xuống đường đều buồn bán bản chi chuyên chắc cuối cạnh dâu hãng hơi hồ khuyên
khó khóc lâu lạ lẽ miễn mẩu nghiệm nghĩa ngàng ngỡ nằm phụ răng rối sắp sức tai thương tây tận tặng đem đẹp ồn bấm bớt coi
dòng giọng giỏi giới giữa gỡ hài hướng hợp lăm mức phận sát sân sơ taxi thuộc thông thư thẻ tĩnh tỏa vài vợ vững xoay xử yên
đĩa đề and bánh bây bút bất chín chúc chữ càng cầm cố cốc cột dài dưỡng dắt gentlemen gian giày giám giống gái gấp hoàn im
khiến kinh ladies lịch lớn miệng mát mã mươi mắt mẹ ngại ngờ nhẹ nét nổi phi phía phỏng quả ràng thiếu tiện trường trắc trặc
trở trục tầng tập vé vấn vội web xa xóm xở đáng đói đôi đại đầy đồ đời đợi ẩn ban bông bật chân chì chú chạm cuống cây cũ cư
cười cất cứu danh duy dây dạy dấu dựa gia gấu hiếm hiệu hoảng hạn hộ khai khoản khoảng khá khâu khép khóa khỏe khổ kiểu kẻo kỹ
ly lát lả lộ lợi men màn mãi mạng mảnh nghị nguyên ngân ngôi ngượng ngẩng ngắn nhiêu nhàng ninh nút nắm nếp nối nội nửa phạt
quà rút rưỡi rắc rỉ sót sống sổ thiệp thu thuật thuốc thân thời thở tim tiếc trai trình trễ tuyến tàu ví vĩ vướng vệ xuyên
xuất xảy điền đo đoán đài đành đánh đáp đông đùa đứa ơi ấm ổn ủi axit buồng bày bát bè bí bóng bơ bảng bực cao chiều chu chìa
chăm chậm chắn chứng cài cá cơ cảnh cộng cỡ cực doanh dụ dữ email ghế giường gom góp gút gương hoặc hào hòa hạ hại hải hẳn hốt
hội hủy hứa khoảnh khắc kiên kéo kẹo kẹt lang liền liệu lá lưng lưu lạc lấp lẫn lỗ lớp lựa máu móc mưa mến mốc mừng ngang
nghĩnh ngon nguồn nguội ngăn ngơi ngắt ngỏ ngốc ngộ ngủ nhẫn nhật nhỉ nãy nóng nặng nến nốt phố quen quản reo rành rời serving
soạn suốt sản thiệu thuyền thị thợ thủng tráng trải trị trọn tuổi tình túi tư tắt tịch tốn tục tức uric uống vòng vẻ vỗ wow
xóa xót xưởng xấu xếp ào ích óc ôm đau đuôi đàn đám đáo đâm đình đón đăng đặn đếm đỏ đốc đội ống biến blog bong buýt buồm buộc
buột bám báu bù bưu bạc bận bặt bế bền bồn bụng cha chao che chuyền chuông chào cháo châm chéo chê chót chơi chạnh chấp chất
chặt chối chống chốt chở chục chụp chừa chừng chực cà cân căng cơm cản cập cậu cỏi cờ cụng di dán dáng dìm dò dậy dặn dịp dồn
dụng experience ghim ghé già giá giác giáo giây gió giơ gây gói gõ gượng gạch gầm gật gắng gọn gốc gối hiện hoan hoi huzzah
huống hé hít hô hưu hước hạng hả hấp hầu hằng hẻo hề hệ hỏa hối hồi hồn hổi hứng khiếu kho khoa khoe khéo khí khúm khẩn khớp
kiêm kiến kê kêu ký kịch kịp kỳ la liên liều loại luận lành làu lánh
";

/// Dutch words.
const DUTCH: &str = "
begin bellen blijven geef goede hotel klanten mijn net regels schrijf spreek team vijf weer zou anderen beslissen compliment
conciërge daarna gasten hele hun jou kies kind klopt meteen minuut nacht open pas plaats praat tweetallen vertel vertelt
waarom zei zinnen zodat belt daad dicht dus echt geeft kamer misschien service stop tegen tweede vier week worden allemaal dag
hebben helder hoorde inschatting leidinggevende maakt moment onder onthouden stap uitleggen vast verkeerd voelt zie zoek ben
bent beslis betekent briefje ding eens eigenlijk jullie kijk kleine kwam laatste lief ligt man slecht staan stralen toen
vandaag verder vindt vraagt wordt zoeken zorgen acht afdeling beetje beller dokter empathie fout gate gewoon ging hand helpt
hetzelfde ieder kaartje keuken kreeg later lessen loopt merken mogen noemt nummer precies prijzen probleem restaurant schrijft
slot speel uitpakt vertrouwen vinden voordat vrouw wachtte wij wilt wissel woord wow zet zeven zij zoals aardbeien altijd
bedanken bedoeld bedrag beter dingen fijn gaf hangen hardop kiezen kom krijgt leren liever lijn luister luisteren mens
nachtdienst ochtend omdat patiënten prijs teamleider telefoontje tijdstip toch twaalf vaak vader vanavond veel vergeten
vriendelijk winkel zal ziekenhuis ziet alle anders antwoorden arts auto bang bedankt begint betekende bijna binnen boven
briefing delen denkt doorgeven eerlijk ene erg gebeuren gebruiken gedaan gehoord geld geven gevonden gezegd gezien groot haast
heel hoefde jouw kijken klein leert maken manieren minder moe naast nam ochtenddienst onze paar pizzeria rare rekening sluit
steeds taxi toestemming uitweg verhalen vlucht want welk zat zes aardig and bedankje bericht beroemd best bordje brengt
compassie dames denken drietallen echte eerder eigenaar eten feit formulier geholpen gentlemen gerust gesprek graag gratis
half handen helaas hen heren hoor houden houdt idee interview kennis klinkt kwart laatst ladies leg leiding lijst maatschappij
mocht mooi morgenochtend neem neemt nieuwe noemen observator ogen oude overdracht pagina paniek papier per piloot pizza
probeert raad rol ruimte rustig sokken sta stil tafel tevreden thuis uitwegen verpleegkundige vliegveld vooraf vroeg water
website werd werkt wilde willen zag zelden zelfs zoiets afspreken airco angst archief avonds baliemedewerker balkondeur
bedoelt beginnen begrepen belde besluiten bleef breng brengen buiten buurt controle daarvan deden degene dezelfde dom dossier
durft durven eind erbij ernaast gat genoeg haalt hadden halen hart heen hekel hielp hoeveel honger hooguit hopen huis intussen
kant ken klinken koekjes kon kost krijg lang langer leef leest leggen liefst liep liet los maak medewerker medicijnen meest
meestal mis misging moeder moeilijk mooie nachts nergens nieuweling ober ooit oprekken pijn plek potlood proberen reactie
receptionist receptioniste reden reiziger rekent rij rijdt rug schoenen serviceherstel slaat sorry speelt spijt stad stellen
stem stilletjes stilte taal tand telt toe tranen uitleg vaakst veiligheid veiligheidscontrole verbind verbluft verdrietig
verkoopt verrassing vol voorbeeld waardering wacht webwinkel wijzer wisselen zaak zitten zonnetje aanwijzen achteraan achteraf
advies afwachten allebei apparaat applaus attent avond bandje bange bed bedacht bedenk bedoelde bedrijf beetgenomen begrijpt
beleid bellers beloven beneden bepaalt bereikbaar besliste bestaat beste beurt beveiliger bezig bezoekuur blijf blijkt
bloedonderzoek bron bus chemo commentaar complimenten conciërges daaraan daarheen daarmee daarvoor deel derde dichtgegaan
directeur dochter dood doorvertellen draait duidelijk duidelijkheid duur duurt eindigt elf enkel eraan erachter erin erna erop
ervan examinator excuses familie frontlijn gang gebruikt gedachte gegevens gehouden gekke geland gelezen gelooft gemaakt
gerecht geschreven geval glas goedbedoeld grapje grenzen grond grootvader grote haal handgeschreven helemaal hersens hoelang
hoever hoge houd huilen invloed jaar jicht kent keuze kijkt klaar klantenservice kleins kleinzoon kliniek klok koerier
kolommen korte kosten krijgen kwijt lastig lawaai legde legt leuke leven lijkt luistert makkelijk manier meeste meisje meneer
merkte mevrouw midden mij minstens misgaat moest moeten mogelijk monteur mooiste navragen negen negentig nieuwsbrief ontdek
oordeelt opendoen openen ophef opnemen oren overal overkwam overnam past president prijst probeer raken reageren receptie
recht regen reizigers reken rent rest rit rust samenstelde schelen scherm school schrijven schuld serving sleutels sneller
sneu snoepje soms spitst spreekt steekt stevig stoel straalt straffen stuur stuurde stuurt talen tandenfee tegelijk tel
telkens ten terugkomt terwijl tijdens tijdwaarnemer toestel toetje trein trekt troost tweetal twintig uitlegt uitpraten
uitverkocht vaag vaste vel velen veranderen verbindt verdient verdriet verdwenen vergissen vergoed verklapt verstand
vertrekken verwacht verwachtte verwijt via vieren viert vind vis voelde voelen volgens voorbij voorstel voortaan vriend
vriendelijkheid vrijdagavond waarmee waarop warm warme wees weinig weleens wensen werkwoorden wint zette zorg zouden zucht
zulke aandacht aankomt aanraakt aanraden aanrennen aanvraag aanwijzingen aarzelen account ademhalen adres adviezen afgelegen
afgepeigerd afgeronde afgesproken afhaalrestaurants afloopt afspraak afstand afvragen afwachting algemeen alvast alweer
antwoordt apart apparaten appen arbeidsvoorwaarden arm arme assortiment bagage bagagebalie bagagelabel bagageregels balies
basis bedank bedankketting bediende bediening bedrijfskosten bedrijven bedwingen beer beertje begeleiding beginner begon
behandelen behoorlijk beiden bekend belangrijk belofte beloofd benzinegeld bereiken bergen berichten berichtje beroep
bescheiden beschermt beschreef beschreven besparen bespreek besproken bestand bestellen bestraffen betaalden betere betrokken
bevallen beveelt beveiliging bewaren bewijzen bezoek bezoekster bezorgd
";

/// Thai words.
const THAI: &str = "
กี่ ชอบ ทำงาน ภาพ ยอม รู้สึก ลืม สี่ อย่า เซียร์จ เที่ยว เปลี่ยน แม่ ใหม่ กลัว ขอโทษ ดึก นี่ น่า ปลอดภัย ผ่าน พี่ สุภาพ อาจ
เพิ่ง แก้ แนะนำ ใจดี ใหญ่ จึง ทุ่ม น้อง บาง พยาบาล มอง มัก สลับ หวัง เช็ก เด็ก เด่น เร็ว เสียใจ แอร์ กลาง กล้า ชื่นชม ต้องการ
ต้อนรับ ทำได้ ประชุม ฝ่าย พัก พิซซ่า สัปดาห์ หน้าที่ อาหาร เงียบ เต็ม เย็น เล่น แทนที่ ขับ ข้อความ ครบ ค่า ซึ่ง ซ้ำ ดาว ตั้งใจ
ถัด ทั้งหมด ทางออก นั่ง นาน น้อย น้ำ ปล่อย รีบ วิธี สุดท้าย หมด เก็บ เงิน เจ้าของ เพิ่ม เมย์ เสีย เหตุผล แทน แผนก โรง ใส่ ไมก์
กระดาษ การ์ด ครัว คราว คิว จุด ชั่วโมง ชีวิต ถือ นั่น นิด พ่อ ยิ่ง ลูก สังเกต หน่อย หาย เก่ง เดิม เดียวกัน เสนอ เหล่า แก้ว แถว
แปลก แย่ โอน ใช้ได้ ไว้ใจ ขาด คนใน จอง จัดการ จาน ฉัน ชิป ช่อง ช่าง ช้า ดัง ตัวเลข ตั้งแต่ ติด นัก นางฟ้า นึกถึง ประจำ ผลัด
พวก ฟัน ย้าย รอว์ ระหว่าง ร้อง ลงมือ วาง ว้า สอน หนู ห่วง เปล่า เหนื่อย แจ้ง แปด โดยสาร โต๊ะ โน้ต ใส่ใจ กลุ่ม กังวล ขาย ข้อมูล
ค้า ชาย ตัน ทราบ ทำไม นัด บิล บ่อย ผ่อน ภรรยา ยาก รองเท้า ระเบียบ ร้องไห้ ร้าย สนทนา สรุป สวย สัมภาษณ์ หิว เจ็ด เชื่อ เช่น
เยี่ยม เรียก เวียดนาม เว็บ เสร็จ เห็นใจ เอ่ย แถม แท็กซี่ แปล แม้ ใต้ กรอก กรอบ กิน กี้ กู้ ก้าว ข้าม ครึ่ง คุม จดหมาย จัก จ่าย
ชุด ช่วง ซ่อม ตัวอย่าง ตั๋ว ต่าง ถุงเท้า ทันที ท่าน ธุระ นักบิน นับ นิก น้ำใจ บรรทัด บุรุษ ประคอง ประทับ ปลอบ ปุ่ม ผู้ชาย ฟรี
ฟอร์ม ฟังได้ ภายใน มัน มารยาท มุก รับปาก ร้อน ลงโทษ ลาย วินาที ว้าว สตรี สนาม สิทธิ์ สูง หนุน หลาย อนุญาต อำนาจ ฮัม เงย เจ้า
เช็ เดา เป๋า เรียง เรียบ เลอ เศร้า เหลือ แน่ แบ่ง แพร แม้แต่ แล้วก ใกล้ ใจเย็น กันเอง ขอบใจ ขัดข้อง ขั้น คนละ ครอบครัว คาด
คาร์ล จนกว่า จนถึง ฉบับ ชัดเจน ชิ้น ชี้ ซี่ ซ้าย ดับ ดินสอ ดีใจ ด่วน ตัด ตั้ง ต้น ทัน ทิ้ง ทีหลัง ที่มา ที่ไหน น้ำนม บริษัท
บันทึก บ่าย ประธาน ประวัติ ปลาย ป้าย ฝึก พยายาม พอใจ พ่อคุณ มากกว่า มาบ มีชื่อ ยกเลิก ยินดี รถไฟ ระเบียง ระเบียน รัก รักษา
รามัน รุ่ง รู้จัก ลอย ลับ ลายมือ ลูกชาย ลูกสาว ล่วง ล่าง ล่าสุด วิ่ง ว่าง ว่าที่ สมัคร สะดวก สัญญา สัมภาระ สุด หญิง หน้าตา หมี
หรอก หลาน หัวใจ หาก หายใจ อร์ อวยพร ออนไลน์ อาสา เจ็บ เดวิด เที่ยง เท่า เป็นต้น เผย เมือง เรียบร้อย เลือด เวช เสิร์ฟ แผ่น แพง
โดน โรค กรด กลัด กลั้น กลาย กล่าว กอิน กาฝาก กำหนด กุญแจ ก็ตาม ขวบ ขอบเขต ครู่ คลินิก คอย คอล คัน คิง คุก คู่หู ค่อน จก็
จริงจัง จัด จำเป็น ชนชั้น ชวน ชาติ ดัตช์ ติดตาม ตุ๊กตา ถนัด ถอด ถอน ถือสา ถ้วย ทะเล ทาน ทำร้าย ทีนี้ ท่อ ธรรมดา ธุรกิจ นอก นอน
นะคะ นึ่ง นโยบาย น้อยห น้ำตา บาน ปรบ ประหลาด ปากชม ป่วย ผลอ ผู้รับ ฝาก ฝ่า พอดี พิมพ์ มะเร็ง ยอด ยาว ยิ้ม ยี่สิบ ยื่น ยุติธรรม
ยูริก ยู่ ย้อน รถเมล์ รวดเร็ว รวบรวม รวม ราย รายการ ริทซ์ รู้มาก ลอส ลิส ลุ้น ลูกอม ล็อก ล่าช้า วงเงิน ศุกร์ สนใจ สบายใจ สมมติ
สมอง สมุด สอบ สั่ง สำคัญ สุขภาพ สู่ หมอน หมาย หมายเลข หยิบ หลุด หวาน หัว ห่าง อดทน อบอุ่น อวด อังกฤษ อัตโนมัติ อาการ อิสระ
อีเมล อุ่น อู่ อ้างอิง ฮาส เกาต์ เกี่ยว เกือบ เก่า เข็ม เข้าไป เงี่ยหู เฉพาะ เชิญ เซียร์ เซ็นเตอร์ เตรียม เตียง เทียน เท่านั้น
เนี่ย เบา เปรียบ เป็นการ เป็นไร เผื่อ เมนู เรือ เร่ง เลิก เว็บไซต์ เสมอ เสื้อ เหตุการณ์ เหนือ แก้ไข แทบ แน่นอน แรง แสดง แหละ
โง่ โดยตรง โหว่ ไกล ไทย ไล่ ไหว กก่อน กรณี กระ กระซิบ กระดิ่ง กระทบ กระทั่ง กรุณา กว้าง กอะ กะทันหัน กังวาน กาก กาง กามา
การบ้าน กาแฟ ก็พอ ก้อน ก้าวหน้า ก๊อก ขณะ ขนมปัง ขนาด ขบถ ขยาย ขวา ขวาง ขัดหู ขัน ขีด ข้อคิด ข้าว ข้าวต้ม คณะ คนที คนนอก คนใช้
ครอบคลุม ครู คลอด คละ คล้าย คอมพิวเตอร์ คำร้อง คืนดี คุกกี้ คุ้มครอง คู่มือ ค่าน้ำ ค้าง งมาร์ งอาเค งัด งั้น งาม ง่วง ง่าย จอด
จอร์เจีย จะแจ้ง จัง จังหวะ จับผิด จำกว่า จำกัด จำนวน จืด จ้าง ฉลอง ฉีก ชัก ชั้น ชาว ชิคาโก ชิน ชีพ ชืด ชื่น ช็อกโกแลต ซบุ๊ก
ซอน ซื้อ ซุป ซ่อน ดอก ดื่ม ดูใจ ด้อย ด้าน ตกค้าง ตราบ ตรู่ ตามพ ตาย ตาราง ตาร์ ตำหนิ ตำแหน่ง ติดต่อ ติน ติ๊ก ตึงเครียด ตื่น
ต่ำ ต้องใจ ถึงที่ ถือตัว ถือว่า ถือหาง ทรมาน ทรวงอก ทริ ทองบน ทอด ทักทาย ทางการ ทำการ ทำนอง ที่ทาง ที่พัก ทุกข ทุจริต ทุน
ท่าที ธรรม นที่ นวล นาฬิกา นี่เอง นึกออก นุ่ม น้ำซึม บริหาร บริหารธุรกิจ บล็อก บวน บอล บังเอิญ บัญชี บันดาล บาล ปฏิบัติ ปฏิเสธ
ประ ประสบการณ์ ประสิทธิภาพ ประเภท ประโยชน์ ปรึกษา ปลา ปลีก ปลุก ปล่อง ปวด ปาก ปากกา ป้า ผลึก ผู้คน ฝืน ฝูงบิน พนัก พยัก พยุง
พลาสติก พอแล้ว พอได้ พิสูจน์ พิเศษ ฟังออก ฟ้า ภูมิใจ มริทซ์ มหา มัค มั่นคง มานะ มีหน้า มืด ยกมือ ยกเว้น ยอมรับ ยาย ยิน ยืม
ยุ่ง ย่อ ย่อหน้า ย่าง ย้ำ รบกวน รปภ รหัส รอก รอย รัฐ รับมือ รั่ว รั้ง ราคา รางวัล ราว รื้อ รูป รู้ทัน ร่ม ร้อนรน ร้อย ลงชื่อ
ลังเล ลัย ลำบาก ลำพัง ลิ้น ลึก ลุก ลุง ล็อบบี้ ล่ะ ล่า ล้ม ล้อมวง ล้า วอร์ด วัฒนธรรม วัด วัดผล วัย วางท่า วางมือ วางใจ วาน วาบ
วาร์ วิจารณญาณ วิจารณ์ วิชา วิดีโอ วิทยา วุ่นวาย ว่าการ ศาสตราจารย์ สงสัย สนุก สมบัติ สมิธ สมี สมใจ สวัสดิการ สหรัฐอเมริกา สอด
สอบถาม สัญญาณ สันติภาพ สัมพันธ์ สาขา สายตา สาเหตุ สิ้น สิ้นใจ สึก สูงสุด สูญ หงุดหงิด หนัก หรู หลอก หลอด หลัก หลับ
";

/// English words.
const ENGLISH: &str = "
anything close day even everybody explain five its last much needs nothing patient same second talk things tomorrow well
article deed get instead late most our pairs stop think use wait alone asking comes concierge heard hotel pass place
receptionist remember rule takes tells those yet yours agree anybody bring caller came done everyone front give gone hand
judgment left moment over pick pizza problem rules show step telling waiting want week whole why away bad been being best
child everything four keep looking mistake number often questions stay told trust try very waited whether answers because
beside care change choose clearly eight empathy feel few gate great hold hospital into less lessons line listen made man names
new off offer patients play rather sentences stays thanks themselves today tonight took true turns until wow advice afterwards
allowed any begin card closed collect count far fast feels flight free further helped home hour kept learn learns listening
lost many mean means old part real restaurant rings seen set seven shut six some sounds stories strawberries swap these under
went were word writes afraid asks bag behind bill briefing business car choice department doctor doing exactly found going got
heart hope hours kitchen lead leader long makes manager medical message might mind money odd owner past promise rang really
reason rest run running safety send should shows speak staff sure taken taxi thought tired tooth whatever wife agent ahead
airport also amazed anyone asked badly baggage bend calls calm colleagues compassion cost deadline drive empowerment end
evening explained fact fair famous follow forgotten form frightened full gave gentlemen guess half hard helps job kindly
ladies later list looks love manners meet meeting midnight neighbour observer pilot please polite quarter quick records roles
satisfied security seldom sent share shine short sign socks soon stopped such teach tears treat turned voice water ways
website while worry airline answered balcony beforehand begins beneath blood book breath cannot cared changed clear clock
comfort coming cookies costs crying different difficult eat enough ever example expect family father fear feeling fill finding
finds friendly frontline gets gives glass group handover happened hates having hears hole honest hurts important interview
joke judge keeps knowing limits lines longer lovely making medicines miss move needed nice nine notes notice noticing nurse
online page parts pencil permission point poor queue quiet reception recognition recovery round sad sell serve shall sheet
shoes silence spare start starts stood straight teddy test third train trying turn twelve twice urgent wants warm welcome
whoever whose wiser wish works worried year account acid action add adds always among anywhere applause bed better between
beyond blame blocked boat booking boy brief bus callers cancelled case celebrate celebrates charge chemotherapy clinic cold
columns comments company compiled concierges control corridor cup cuts dare daughter deciding delivery deserve dessert device
difference dish dreadful dying earlier early easier easy elderly else exists expected expensive explaining explains extra eyes
fairy fee felt figure file fine finish finishes firm fixed foods forget friend fuss getting girl gout grandfather grandson
ground guard hands handwritten happen happy high hot house however hurry idea information keys kindness knew knowledge known
landed language large least leaves letting life limelight lives looked loud luck matter mend menu mother must nervous newcomer
newsletter noise noisy none numbers ones opened order pair panic paper passengers phones phrases plate plays possible praising
president private promised punishments quicker quickly quietly rain reach reading recorded refund reports result ringing safe
save saying screen seafood sense serving shines sigh silly since sit situation skip slip sold sound soup source spell stand
stands staying steady stranger stupid suggest suggestion sums sweet table taking technician text thinking thinks threes
timekeeper times top touches town traveller tries understands understood upset uric used usually verbs visiting visitor waiter
walked whenever within writing yearly years yes able across act address adjectives advance advantage advised aeroplane affect
against ago agreed agrees air aircraft airs alike almost amount announced annoys apology appears appointment arm arrive
arrived arrow assistant ate attached attention attentive attributed avoid badge bags based basin began beginner begs believe
believes belong below belt benefits blamed blog boast bookings borrow boss both bought bowing bowl box brain brains brand
braver bread breaks briefs brought bubbles budget builds bulb burst busy button buttons calmed calmly cancer candle capable
carry carrying cashier catch cause caused centre chain chair chairs chance changes charges checked checks cheerful chest chief
chocolate chore chose circle city clarity class cleaners cleared clinking closes code coffee collection column common compares
complaint completely computer conditioning conference conscientious conversation cool cooler cope cord covered crack crisis
cross crossed crystals culture dad dared data days deal deals decent decided decides defiant definitely delete delicious
delivered depends described desks details died dies dinner directly director distance diverted doors doorstep doorway doubt
";
