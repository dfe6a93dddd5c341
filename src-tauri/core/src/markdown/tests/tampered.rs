//! Trees that no author wrote: a cache on the disk that someone has changed. HTML stays what it is.

use super::allowed::assert_allowed;
use crate::course::Section;
use crate::course::content::Block;
use crate::markdown::html::Html;

fn html(json: &str) -> String {
    let blocks: Vec<Block> = serde_json::from_str(json).unwrap();
    let html = Html::of_blocks(&blocks);
    assert_allowed(&html);
    html.to_string()
}

#[test]
fn a_drawing_with_script_loses_it() {
    let html = html(
        r#"[{"block":"picture","words":"\"><script>","caption":"<b>","picture":{"picture":"drawing","drawing":{
        "title":"</title><script>","description":"<","view_box":"0 0 1 1\" onload=\"x","shapes":[
          {"element":"script","attributes":[],"children":["alert(1)"]},
          {"element":"foreignObject","attributes":[],"children":[]},
          {"element":"path><script","attributes":[],"children":[]},
          {"element":"path","attributes":[["onclick","alert(1)"],["href","x"],["d\" onload=\"","x"],
            ["fill","url(https://example.org)"],["stroke","u\trl(x)"],["marker-end","url(#a) url(b)"],
            ["d","javascript:alert(1)"],["id","a b"],["class","ink overlay"],["x","1"],["x","2"]],
            "children":["<script>"]}
        ]}}}]"#,
    );
    assert!(
        html.contains(r#"<path class="ink" x="1">&lt;script&gt;</path>"#),
        "{html}"
    );
    assert!(!html.contains("<script") && !html.contains("overlay") && !html.contains("viewBox"));
}

#[test]
fn a_picture_file_cannot_be_outside_the_course() {
    for path in [
        "../../etc/passwd",
        "media/../../x",
        "/etc/passwd",
        "media\\..\\x",
        "",
        "media//x",
    ] {
        let path = serde_json::to_string(path).unwrap();
        let html = html(&format!(
            r#"[{{"block":"picture","words":"w","caption":null,"picture":{{"picture":"file","path":{path}}}}}]"#
        ));
        assert!(!html.contains("<img"), "{html}");
    }
}

#[test]
fn ids_and_targets_stay_within_their_attributes() {
    let html = html(
        r#"[{"block":"heading","level":200,"id":"a\" onclick=\"x","text":[]},
        {"block":"paragraph","text":[
          {"inline":"link","target":{"target":"lesson","lesson":"\"><script>","section":"javascript:x"},"text":[]},
          {"inline":"link","target":{"target":"page","page":"../../x?y#z"},"text":[]},
          {"inline":"link","target":{"target":"scenario","scenario":"a b"},"text":[]},
          {"inline":"link","target":{"target":"question","question":"\" x=\""},"text":[]},
          {"inline":"link","target":{"target":"term","term":"\"><i>"},"text":[]},
          {"inline":"link","target":{"target":"plan","field":null},"text":[]},
          {"inline":"link","target":{"target":"plan","field":"\"><i>"},"text":[]},
          {"inline":"address","address":"javascript:alert(1)","text":[{"inline":"text","text":"<b>\u0000"}]}]},
        {"block":"plan-field","field":"\"'><","title":[],"prompt":[]}]"#,
    );
    assert!(
        html.starts_with("<h6 id=\"a&quot; onclick=&quot;x\">"),
        "{html}"
    );
    assert!(
        html.contains("href=\"#/page/..%2F..%2Fx%3Fy%23z\""),
        "{html}"
    );
    for link in [
        r##"<a href="#/scenario/a%20b"></a>"##,
        r##"<a href="#/question/%22%20x%3D%22"></a>"##,
        r##"<a href="#/glossary/%22%3E%3Ci%3E" data-term="&quot;&gt;&lt;i&gt;"></a>"##,
        r##"<a href="#/plan"></a>"##,
        r##"<a href="#/plan" data-field="&quot;&gt;&lt;i&gt;"></a>"##,
    ] {
        assert!(html.contains(link), "{link} in {html}");
    }
}

#[test]
fn what_is_right_is_not_in_the_html_of_a_check() {
    let sections: Vec<Section> = serde_json::from_str(
        r#"[{"id":"a","title":"T","blocks":[{"block":"check","id":"c","question":[],"scene":[],"choice":"single","options":[
        {"id":"1","text":[{"inline":"text","text":"One"}],"right":true,"feedback":[{"block":"paragraph","text":[{"inline":"text","text":"Secret"}]}]},
        {"id":"2","text":[{"inline":"text","text":"Two"}],"right":false,"feedback":[]}]}]}]"#,
    )
    .unwrap();
    let html = Html::of_sections(&sections);
    assert_allowed(&html);
    let one = html.as_str().replace("One", "X").replace("\"1\"", "\"N\"");
    let (_, options) = one.split_once("class=\"options\"").unwrap();
    assert!(!options.contains("right") && !options.contains("Secret"));
}

#[test]
fn options_of_a_question_stand_in_the_order_asked_for() {
    let question: crate::course::Question = serde_json::from_str(
        r#"{"outcome":"A1","lesson":"l","section":"s","check":{"id":"c","question":[],"scene":[],"choice":"multiple","options":[
        {"id":"a","text":[],"right":true,"feedback":[]},{"id":"b","text":[],"right":true,"feedback":[]},{"id":"c","text":[],"right":false,"feedback":[]}]}}"#,
    )
    .unwrap();
    let order = ["c".to_owned(), "x".to_owned(), "a".to_owned()];
    let html = Html::of_question(&question, &order).to_string();
    let place = |id: &str| html.find(&format!("data-option=\"{id}\"")).unwrap();
    assert!(place("c") < place("a") && place("a") < place("b"), "{html}");
}
